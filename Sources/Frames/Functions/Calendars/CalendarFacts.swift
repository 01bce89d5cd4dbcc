import Calendar
import Engines

/// What can be said of a day, or of the time of a day.
extension ScalarFunction {
  static let year = part("year", "The year of a date.") { $0.year }
  static let quarter = part("quarter", "The quarter of a date, 1 to 4.") { ($0.month + 2) / 3 }
  static let month = part("month", "The month of a date, 1 to 12.") { $0.month }
  static let day = part("day", "The day of the month, 1 to 31.") { $0.day }
  static let weekday = part("weekday", "The day of the week, Monday 1 to Sunday 7.", sql: "isodow") { $0.weekday }
  static let dayOfYear = part("day_of_year", "The day of the year, 1 to 366.", sql: "dayofyear") { $0.dayOfYear }
  static let week = part("week", "The week of the year by ISO 8601, 1 to 53.", sql: "weekofyear") {
    ($0.thursday.dayOfYear - 1) / 7 + 1
  }
  static let isoYear = part("iso_year", "The year that a date's week belongs to by ISO 8601.", sql: "isoyear") {
    $0.thursday.year
  }

  static let daysInMonth = ofDay(
    "days_in_month", "How many days the month of a date has.", .int,
    { .int(Day.daysIn(month: $0.month, year: $0.year)) },
    sql: { "day(last_day(\($0)))" })

  static let isLeapYear = ofDay(
    "is_leap_year", "Whether the year of a date has 366 days.", .bool,
    { .bool(Day.daysIn(month: 2, year: $0.year) == 29) },
    sql: { "(day(last_day(make_date(CAST(year(\($0)) AS BIGINT), 2, 1))) = 29)" })

  static let isWeekend = ofDay(
    "is_weekend", "Whether a date is a Saturday or a Sunday.", .bool, { .bool($0.weekday > 5) },
    sql: { "(isodow(\($0)) > 5)" })

  static let isMonthStart = ofDay(
    "is_month_start", "Whether a date is the first of its month.", .bool, { .bool($0.day == 1) },
    sql: { "(day(\($0)) = 1)" })

  static let isMonthEnd = ofDay(
    "is_month_end", "Whether a date is the last of its month.", .bool,
    { .bool($0.day == Day.daysIn(month: $0.month, year: $0.year)) }, sql: { "(last_day(\($0)) = \($0))" })

  static let monthName = ofDay(
    "month_name", "The English name of a date's month.", .text, { .text($0.monthName) }, sql: { "monthname(\($0))" })

  static let weekdayName = ofDay(
    "weekday_name", "The English name of a date's day of the week.", .text, { .text($0.weekdayName) },
    sql: { "dayname(\($0))" })

  static let hour = clock("hour", "The hour of a time, 0 to 23.") { $0.hour }
  static let minute = clock("minute", "The minute of a time, 0 to 59.") { $0.minute }
  static let second = clock("second", "The second of a time, 0 to 59.") { $0.second }
  static let minuteOfDay = clock(
    "minute_of_day", "The minutes since midnight, 0 to 1439.", sql: { "(hour(\($0)) * 60 + minute(\($0)))" }
  ) { $0.hour * 60 + $0.minute }

  private static func part(
    _ name: String, _ summary: String, sql: String? = nil, _ read: @escaping @Sendable (Day) -> Int
  ) -> ScalarFunction {
    ofDay(name, summary, .int, { .int(read($0)) }, sql: { "\(sql ?? name)(\($0))" })
  }

  /// A function of the day of a date or a time.
  private static func ofDay(
    _ name: String, _ summary: String, _ type: ColumnType, _ read: @escaping @Sendable (Day) -> Scalar,
    sql: @escaping @Sendable (String) -> String
  ) -> ScalarFunction {
    ScalarFunction(
      name, summary, [Parameter("date")],
      result: { arguments throws(Fault) in
        _ = try arguments.calendar(0); return type
      },
      apply: { arguments in arguments[0].day.map(read) },
      sql: { sql("CAST(\($0[0]) AS DATE)") })
  }

  private static func clock(
    _ name: String, _ summary: String, sql: (@Sendable (String) -> String)? = nil,
    _ read: @escaping @Sendable (Moment) -> Int
  ) -> ScalarFunction {
    ScalarFunction(
      name, summary, [Parameter("time")],
      result: { arguments throws(Fault) in
        try arguments.time(0); return .int
      },
      apply: { arguments in
        if case .time(let moment) = arguments[0] { .int(read(moment)) } else { nil }
      },
      sql: { sql?($0[0]) ?? "\(name)(\($0[0]))" })
  }
}

extension Day {
  /// The Thursday of the day's week, whose year the week belongs to by ISO 8601.
  fileprivate var thursday: Day { Day(number: number + Int32(4 - weekday)) }

  static let monthNames = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]
  static let weekdayNames = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

  var monthName: String { Day.monthNames[month - 1] }
  var weekdayName: String { Day.weekdayNames[weekday - 1] }
}
