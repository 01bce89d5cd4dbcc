import Calendar

/// A number that is read off a date or a time.
public enum CalendarPart: String, Codable, Hashable, Sendable, CaseIterable {
  case year, month, day, weekday, hour, minute
  /// Days since 1970-01-01, with the part of the day as a fraction.
  case dayNumber = "day_number"

  /// What a date has.
  static let ofDate: [CalendarPart] = [.year, .month, .day, .weekday, .dayNumber]
  /// What a time has.
  static let ofTime: [CalendarPart] = [.year, .month, .day, .weekday, .hour, .minute, .dayNumber]

  func value(of day: Day) -> Double {
    switch self {
    case .year: Double(day.year)
    case .month: Double(day.month)
    case .day: Double(day.day)
    case .weekday: Double(day.weekday)
    case .hour, .minute: 0
    case .dayNumber: Double(day.number)
    }
  }

  func value(of moment: Moment) -> Double {
    switch self {
    case .hour: Double(moment.hour)
    case .minute: Double(moment.minute)
    case .dayNumber: Double(moment.microseconds) / Double(Moment.perDay)
    default: value(of: moment.day)
    }
  }
}
