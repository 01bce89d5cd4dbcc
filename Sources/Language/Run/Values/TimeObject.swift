public import Calendar

/// A date with a time of day, zoned or naive.
public final class TimeObject: Object {
  public let moment: Moment

  public init(_ moment: Moment) {
    self.moment = moment
    super.init(layout: .plain)
  }

  public override var kind: String { "time" }
  public override var inline: String { moment.description }
  public override func isEqual(to other: Object) -> Bool { (other as? TimeObject)?.moment == moment }
  public override func hash(into hasher: inout Hasher) { hasher.combine(moment) }
}
