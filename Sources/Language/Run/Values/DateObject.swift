public import Calendar

/// A calendar date.
public final class DateObject: Object {
  public let day: Day

  public init(_ day: Day) {
    self.day = day
    super.init(layout: .plain)
  }

  public override var kind: String { "date" }
  public override var inline: String { day.description }
  public override func isEqual(to other: Object) -> Bool { (other as? DateObject)?.day == day }
  public override func hash(into hasher: inout Hasher) { hasher.combine(day) }
}
