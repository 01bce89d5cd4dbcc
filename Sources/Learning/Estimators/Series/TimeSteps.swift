import Calendar
import Engines
import Frames
import Glibc

/// The even steps of a series: the time of a row as a whole number, and back.
struct TimeSteps: Codable, Hashable, Sendable {
  /// The time of step 0, in days since 1970 or in the column's own unit.
  let start: Double
  /// How long a step is; none where a step is so many months.
  let length: Double?
  let months: Int
  /// Whether times are days, so that they have months and hours.
  let isCalendar: Bool

  /// Finds the step of some times: their smallest gap, of which all gaps are multiples, or months. L058 when there is none,
  /// or a time is there twice.
  init(_ times: [Double], isCalendar: Bool, column: String) throws {
    let sorted = times.sorted()
    let gaps = zip(sorted, sorted.dropFirst()).map { $1 - $0 }
    func refusal(_ why: String, _ help: String) -> Fault { Fault("L058", why, subject: "." + column, help: help) }
    guard let least = gaps.min(), let first = sorted.first else {
      throw refusal("one time makes no series", "train on more rows")
    }
    guard least > 0 else {
      let twice = gaps.reduce(0) { $0 + ($1 == 0 ? 1 : 0) }
      throw refusal(
        "\(Counted.rows(twice + 1)) of `\(column)` have a time that another row has",
        "make one row of each time first: group .\(column), total: sum(.value)")
    }
    self.isCalendar = isCalendar
    if isCalendar, least >= 28,
      sorted.allSatisfy({ TimeSteps.day($0).day == TimeSteps.day(first).day && $0 == $0.rounded() })
    {
      let places = sorted.map { TimeSteps.monthNumber($0) }
      months = zip(places, places.dropFirst()).map { $1 - $0 }.reduce(0) { TimeSteps.divisor($0, $1) }
      (start, length) = (first, nil)
      return
    }
    let isEven = gaps.allSatisfy { abs($0 / least - ($0 / least).rounded()) < 1e-6 * max(1, $0 / least) }
    guard isEven else {
      throw refusal(
        "the times of `\(column)` are not evenly spaced", "bring them to one step first: derive \(column): start_of(…)")
    }
    (start, length, months) = (first, least, 0)
  }

  /// The step of a time; none between two steps.
  func step(_ time: Double) -> Int? {
    guard time.isFinite else { return nil }
    guard let length else {
      guard TimeSteps.day(time).day == TimeSteps.day(start).day else { return nil }
      let gap = TimeSteps.monthNumber(time) - TimeSteps.monthNumber(start)
      return gap % months == 0 ? gap / months : nil
    }
    let place = (time - start) / length
    guard abs(place - place.rounded()) < 1e-6 * max(1, abs(place)) else { return nil }
    return Int(exactly: place.rounded())
  }

  /// The time of a step.
  func time(_ step: Int) -> Double {
    guard let length else {
      let moved = TimeSteps.day(start).adding(months: step * months)
      return moved.map { Double($0.number) } ?? .nan
    }
    return start + Double(step) * length
  }

  /// Which month of the year a step lies in, from 0.
  func month(_ step: Int) -> Int { isCalendar ? TimeSteps.day(time(step)).month - 1 : 0 }

  /// After how many steps a series of such steps usually repeats itself.
  var usualPeriod: Int {
    guard isCalendar else { return 1 }
    guard let length else { return months < 12 && 12 % months == 0 ? 12 / months : 1 }
    switch length {
    case 7: return 52
    case 1: return 7
    default:
      let day = Int(exactly: (1 / length).rounded()) ?? 1
      return length < 1 && abs(1 / length - Double(day)) < 1e-6 ? day : 1
    }
  }

  /// What a step is, in words: `1 day`, `3 months`.
  var words: String {
    func told(_ count: Double, _ unit: String) -> String {
      let number = Int(exactly: count).map { "\($0)" } ?? Counted.decimals(count, 3)
      return "\(number) \(unit)\(count == 1 ? "" : "s")"
    }
    guard let length else { return told(Double(months), "month") }
    guard isCalendar else { return "\(length)" }
    let hours = length * 24
    if length == 7 { return "1 week" }
    return length < 1 && abs(hours - hours.rounded()) < 1e-6 ? told(hours.rounded(), "hour") : told(length, "day")
  }

  private static func day(_ time: Double) -> Day {
    Day(number: Int32(exactly: max(-2e9, min(2e9, time.rounded(.down)))) ?? 0)
  }

  private static func monthNumber(_ time: Double) -> Int { day(time).year * 12 + day(time).month }

  private static func divisor(_ a: Int, _ b: Int) -> Int { b == 0 ? a : divisor(b, a % b) }
}
