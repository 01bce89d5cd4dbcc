import Calendar
import Engines

/// How far apart days and times are, and those so far away.
extension ScalarFunction {
  static let daysBetween = between("days", Moment.perDay)
  static let hoursBetween = between("hours", 3_600_000_000)
  static let minutesBetween = between("minutes", 60_000_000)
  static let secondsBetween = between("seconds", 1_000_000)

  static let monthsBetween = wholeMonths("months_between", "whole months", 1)
  static let yearsBetween = wholeMonths("years_between", "whole years", 12)

  static let addDays = shift("add_days", "days", "to_days", most: 3_652_425) { value, days in
    value.adding(Period(microseconds: Int64(days) * Moment.perDay))
  }

  static let addMonths = shift("add_months", "months", "to_months", most: 119_988) { value, months in
    value.adding(Period(months: months))
  }

  /// Two dates or times that lie on one scale.
  private static func pair(_ arguments: Arguments) throws(Fault) {
    let a = try arguments.calendar(0)
    let b = try arguments.calendar(1)
    guard a.joined(with: b) != nil else {
      throw Fault(
        "F012", "`\(arguments.function)` needs two times that both have a zone, or neither",
        subject: arguments.function)
    }
  }

  /// How many units, whole and in parts, lie between two instants.
  private static func between(_ unit: String, _ microseconds: Int64) -> ScalarFunction {
    ScalarFunction(
      "\(unit)_between", "How many \(unit) lie between two dates or times, positive when the second is later.",
      [Parameter("from"), Parameter("to")],
      result: { arguments throws(Fault) in
        try pair(arguments)
        return .double
      },
      apply: { arguments in
        guard let a = arguments[0].instant, let b = arguments[1].instant else { return nil }
        return .double(Double(b - a) / Double(microseconds))
      },
      sql: {
        "(CAST(epoch_us(CAST(\($0[1]) AS TIMESTAMP)) - epoch_us(CAST(\($0[0]) AS TIMESTAMP)) AS DOUBLE) / \(microseconds))"
      })
  }

  /// Whole months, so many at a time: as many as can be added to the earlier without passing the later.
  private static func wholeMonths(_ name: String, _ unit: String, _ size: Int) -> ScalarFunction {
    ScalarFunction(
      name, "How many \(unit) lie between two dates or times, negative when the second is earlier.",
      [Parameter("from"), Parameter("to")],
      result: { arguments throws(Fault) in
        try pair(arguments)
        return .int
      },
      apply: { arguments in
        guard let a = arguments[0].moment, let b = arguments[1].moment else { return nil }
        let months = a.microseconds <= b.microseconds ? months(a, b) : months(b, a).map { -$0 }
        return months.map { .int($0 / size) }
      },
      sql: { arguments in
        let (a, b) = ("CAST(\(arguments[0]) AS TIMESTAMP)", "CAST(\(arguments[1]) AS TIMESTAMP)")
        let months = "CASE WHEN \(a) <= \(b) THEN \(monthsSQL(a, b)) ELSE -\(monthsSQL(b, a)) END"
        return "CAST(trunc((\(months)) / \(size)) AS BIGINT)".whereAllPresent(arguments.texts)
      })
  }

  private static func months(_ a: Moment, _ b: Moment) -> Int? {
    let months = (b.day.year - a.day.year) * 12 + b.day.month - a.day.month
    return a.adding(Period(months: months)).map { $0.microseconds > b.microseconds ? months - 1 : months }
  }

  private static func monthsSQL(_ a: String, _ b: String) -> String {
    let months = "((year(\(b)) - year(\(a))) * 12 + month(\(b)) - month(\(a)))"
    return "(\(months) - CASE WHEN \(a) + to_months(CAST(\(months) AS INTEGER)) > \(b) THEN 1 ELSE 0 END)"
  }

  /// A date or a time so many units later, negative for earlier; undefined past the years -9999 to 9999.
  private static func shift(
    _ name: String, _ unit: String, _ function: String, most: Int,
    _ change: @escaping @Sendable (Moment, Int) -> Moment?
  ) -> ScalarFunction {
    ScalarFunction(
      name, "The date or time so many \(unit) later, or earlier where the number is negative.",
      [Parameter("value"), Parameter("count")], undefined: "a date past the years -9999 to 9999",
      result: { arguments throws(Fault) in
        let type = try arguments.calendar(0)
        try arguments.int(1)
        return type
      },
      apply: { arguments in
        guard let moment = arguments[0].moment, let count = arguments[1].int, (-most...most).contains(count),
          let later = change(moment, count), (-9999...9999).contains(later.day.year)
        else { return nil }
        if case .date = arguments[0] { return .date(later.day) }
        return .time(later)
      },
      sql: { arguments in
        let type = arguments.types[0].isTime ? "TIMESTAMP" : "DATE"
        let later = "(CAST(\(arguments[0]) AS \(type)) + \(function)(CAST(\(arguments[1]) AS INTEGER)))"
        return "CASE WHEN \(arguments[1]) BETWEEN \(-most) AND \(most) THEN CASE WHEN year(\(later)) "
          + "BETWEEN -9999 AND 9999 THEN CAST(\(later) AS \(type)) END END"
      })
  }
}
