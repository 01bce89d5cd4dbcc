public import Calendar

/// A length of time: whole months and an exact part.
public final class DurationObject: Object {
  public let period: Period

  public init(_ period: Period) {
    self.period = period
    super.init(layout: .plain)
  }

  public override var kind: String { "duration" }
  public override var inline: String { period.description }
  public override func isEqual(to other: Object) -> Bool { (other as? DurationObject)?.period == period }
  public override func hash(into hasher: inout Hasher) { hasher.combine(period) }
}
