import Calendar
import Language

/// A length of time: `5m`, `90s`, or a number of seconds.
struct Seconds: Argument {
  var seconds: Double

  static var word: String { "a duration" }
  static func accepts(_ value: Value) -> Bool { value.asObject is DurationObject || value.asDouble != nil }

  static func read(_ given: Given, _ session: Session) throws -> Seconds {
    if let period = (given.value.asObject as? DurationObject)?.period, period.months == 0 {
      return Seconds(seconds: Double(period.microseconds) / 1_000_000)
    }
    if let seconds = given.value.asDouble { return Seconds(seconds: seconds) }
    throw given.wrong("a duration such as 5m")
  }
}
