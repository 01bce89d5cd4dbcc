import Calendar
import Engines

extension ScalarFunction {
  static let unixTime = ScalarFunction(
    "unix_time", "The seconds from the beginning of 1970 to a date or a time.", [Parameter("time")],
    result: { arguments throws(Fault) in
      _ = try arguments.calendar(0); return .double
    },
    apply: { arguments in arguments[0].instant.map { .double(Double($0) / 1e6) } },
    sql: { "(CAST(epoch_us(CAST(\($0[0]) AS TIMESTAMP)) AS DOUBLE) / 1000000)" })

  static let fromUnix = ScalarFunction(
    "from_unix", "The time in UTC so many seconds after the beginning of 1970.", [Parameter("seconds")],
    undefined: "a time past the years -9999 to 9999",
    result: { arguments throws(Fault) in
      _ = try arguments.number(0); return .time(isZoned: true)
    },
    apply: { arguments in
      guard let seconds = arguments[0].double, Swift.abs(seconds) <= latest else { return nil }
      let microseconds = (seconds * 1e6).rounded(.toNearestOrAwayFromZero)
      return Int64(exactly: microseconds).map { .time(Moment(microseconds: $0, isZoned: true)) }
    },
    sql: { arguments in
      let seconds = "CAST(\(arguments[0]) AS DOUBLE)"
      return "CASE WHEN abs(\(seconds)) <= \(Int(latest)) "
        + "THEN make_timestamp(CAST(round(\(seconds) * 1000000) AS BIGINT)) END"
    })

  /// 7,900 years in seconds: within all calendars.
  private static let latest = 250_000_000_000.0

  static let makeDate = ScalarFunction(
    "make_date", "The date of a year, a month and a day.", [Parameter("year"), Parameter("month"), Parameter("day")],
    undefined: "a date of a year from 1 to 9999, a month and a day that does not exist",
    result: { arguments throws(Fault) in
      for position in 0..<3 { try arguments.int(position) }
      return .date
    },
    apply: { arguments in
      guard let year = arguments[0].int, (1...9999).contains(year), let month = arguments[1].int,
        (1...12).contains(month), let day = arguments[2].int, (1...31).contains(day)
      else { return nil }
      return Day(year: year, month: month, day: day).map(Scalar.date)
    },
    sql: {
      "CASE WHEN \($0[0]) BETWEEN 1 AND 9999 AND \($0[1]) BETWEEN 1 AND 12 AND \($0[2]) BETWEEN 1 AND 31 "
        + "THEN TRY_CAST(printf('%04d-%02d-%02d', \($0[0]), \($0[1]), \($0[2])) AS DATE) END"
    })

  static let endOf = ScalarFunction(
    "end_of", "The last day of the week, month, quarter or year of a date.", [Parameter("value"), Parameter("unit")],
    result: { arguments throws(Fault) in
      _ = try arguments.calendar(0)
      guard let unit = arguments.literal(1)?.text, units.prefix(4).contains(unit) else {
        throw Fault(
          "F012", "`end_of` needs a unit, and `\(arguments.expressions[1])` is none",
          subject: "\(arguments.expressions[1])", help: "the units are \(units.prefix(4).joined(separator: ", "))")
      }
      return .date
    },
    apply: { arguments in
      guard let unit = arguments[1].text, let start = arguments[0].day?.start(of: unit) else { return nil }
      if unit == "week" { return .date(Day(number: start.number + 6)) }
      let next = start.adding(months: unit == "month" ? 1 : unit == "quarter" ? 3 : 12)
      return next.map { .date(Day(number: $0.number - 1)) }
    },
    sql: { arguments in
      let unit = arguments.literals[1]?.text ?? "day"
      return "CAST(date_trunc('\(unit)', CAST(\(arguments[0]) AS DATE)) + INTERVAL 1 \(unit) - INTERVAL 1 day AS DATE)"
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
}

extension Scalar {
  /// The time, or a date's midnight.
  var moment: Moment? {
    switch self {
    case .date(let day): Moment(day)
    case .time(let moment): moment
    default: nil
    }
  }

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
