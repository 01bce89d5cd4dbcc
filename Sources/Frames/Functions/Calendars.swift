import Calendar
import Engines

extension ScalarFunction {
  static let year = part("year", "The year of a date.") { $0.year }
  static let quarter = part("quarter", "The quarter of a date, 1 to 4.") { ($0.month + 2) / 3 }
  static let month = part("month", "The month of a date, 1 to 12.") { $0.month }
  static let day = part("day", "The day of the month, 1 to 31.") { $0.day }
  static let weekday = part("weekday", "The day of the week, Monday 1 to Sunday 7.", sql: "isodow") { $0.weekday }
  static let dayOfYear = part("day_of_year", "The day of the year, 1 to 366.", sql: "dayofyear") { $0.dayOfYear }

  static let hour = clock("hour", "The hour of a time, 0 to 23.") { $0.hour }
  static let minute = clock("minute", "The minute of a time, 0 to 59.") { $0.minute }
  static let second = clock("second", "The second of a time, 0 to 59.") { $0.second }

  /// Days in whole and parts, positive when the second is later.
  static let daysBetween = ScalarFunction(
    "days_between", "How many days lie between two dates or times, positive when the second is later.",
    [Parameter("from"), Parameter("to")],
    result: { arguments throws(Fault) in
      let a = try arguments.calendar(0)
      let b = try arguments.calendar(1)
      guard a.joined(with: b) != nil else {
        throw Fault("F012", "`days_between` needs two times that both have a zone, or neither", subject: "days_between")
      }
      return .double
    },
    apply: { arguments in
      guard let a = arguments[0].instant, let b = arguments[1].instant else { return nil }
      return .double(Double(b - a) / Double(Moment.perDay))
    },
    sql: {
      "(CAST(epoch_us(CAST(\($0[1]) AS TIMESTAMP)) - epoch_us(CAST(\($0[0]) AS TIMESTAMP)) AS DOUBLE) / 86400000000)"
    })

  static let startOf = ScalarFunction(
    "start_of", "The first day of the week, month, quarter or year, or the start of the day, hour or minute.",
    [Parameter("value"), Parameter("unit")],
    result: { arguments throws(Fault) in
      let type = try arguments.calendar(0)
      guard let unit = arguments.literal(1)?.text, units.contains(unit) else {
        throw Fault(
          "F012", "`start_of` needs a unit, and `\(arguments.expressions[1])` is none",
          subject: "\(arguments.expressions[1])", help: "the units are \(units.joined(separator: ", "))")
      }
      guard unit == "hour" || unit == "minute" else { return .date }
      guard type.isTime else { throw arguments.refusal(0, "a time of day") }
      return type
    },
    apply: { arguments in
      guard let unit = arguments[1].text else { return nil }
      if case .time(let moment) = arguments[0], unit == "hour" || unit == "minute" {
        let size: Int64 = unit == "hour" ? 3_600_000_000 : 60_000_000
        return .time(
          Moment(moment.day, microsecondOfDay: moment.microsecondOfDay / size * size, isZoned: moment.isZoned))
      }
      return arguments[0].day?.start(of: unit).map(Scalar.date)
    },
    sql: { arguments in
      let unit = arguments.literals[1]?.text ?? "day"
      let isClock = unit == "hour" || unit == "minute"
      return "CAST(date_trunc('\(unit)', \(arguments[0])) AS \(isClock ? "TIMESTAMP" : "DATE"))"
    })

  static let units = ["year", "quarter", "month", "week", "day", "hour", "minute"]

  private static func part(
    _ name: String, _ summary: String, sql: String? = nil, _ read: @escaping @Sendable (Day) -> Int
  ) -> ScalarFunction {
    ScalarFunction(
      name, summary, [Parameter("date")],
      result: { arguments throws(Fault) in
        _ = try arguments.calendar(0); return .int
      },
      apply: { arguments in arguments[0].day.map { .int(read($0)) } },
      sql: { "\(sql ?? name)(\($0[0]))" })
  }

  private static func clock(
    _ name: String, _ summary: String, _ read: @escaping @Sendable (Moment) -> Int
  ) -> ScalarFunction {
    ScalarFunction(
      name, summary, [Parameter("time")],
      result: { arguments throws(Fault) in
        try arguments.time(0); return .int
      },
      apply: { arguments in
        if case .time(let moment) = arguments[0] { .int(read(moment)) } else { nil }
      },
      sql: { "\(name)(\($0[0]))" })
  }
}

extension Scalar {
  /// The day of a date or a time.
  var day: Day? {
    switch self {
    case .date(let day): day
    case .time(let moment): moment.day
    default: nil
    }
  }

  /// Microseconds since 1970 of a date's midnight or a time.
  var instant: Int64? {
    switch self {
    case .date(let day): Moment(day).microseconds
    case .time(let moment): moment.microseconds
    default: nil
    }
  }
}

extension Day {
  /// The first day of the unit that it lies in.
  func start(of unit: String) -> Day? {
    switch unit {
    case "year": Day(year: year, month: 1, day: 1)
    case "quarter": Day(year: year, month: (month - 1) / 3 * 3 + 1, day: 1)
    case "month": Day(year: year, month: month, day: 1)
    case "week": Day(number: number - Int32(weekday - 1))
    default: self
    }
  }
}
