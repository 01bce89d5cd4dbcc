import Calendar

/// Dates, times and durations: sums, differences, and multiples of durations.
enum CalendarArithmetic {
  static var mixedZones: Diagnostic {
    Diagnostic(
      "R028", "a time with a zone and one without are never mixed", help: "write the zone: `2024-01-31T09:30:00Z`")
  }

  /// None when this is no operation of the calendar.
  static func evaluate(_ operation: Operation, _ x: Value, _ y: Value) throws -> Value? {
    switch (x, y) {
    case (.object(let a as DurationObject), .object(let b as DurationObject)):
      return try durations(operation, a.period, b.period)
    case (.object(let a as DurationObject), .int), (.object(let a as DurationObject), .double):
      guard let factor = y.asDouble else { return nil }
      if operation == .multiply { return .duration(try times(a.period, factor, y.asInt)) }
      guard operation == .divide else { return nil }
      guard factor != 0 else { throw Diagnostic("R023", "division by zero") }
      return .duration(try times(a.period, 1 / factor, nil))
    case (.int, .object(let b as DurationObject)), (.double, .object(let b as DurationObject)):
      guard operation == .multiply, let factor = x.asDouble else { return nil }
      return .duration(try times(b.period, factor, x.asInt))
    case (.object(let a), .object(let b as DurationObject)): return try shifted(operation, a, b.period)
    case (.object(let a as DurationObject), .object(let b)):
      return operation == .add ? try shifted(.add, b, a.period) : nil
    case (.object(let a), .object(let b)): return operation == .subtract ? try difference(a, b) : nil
    default: return nil
    }
  }

  static func negated(_ period: Period) throws -> Period {
    guard period.months != .min, period.microseconds != .min else { throw Arithmetic.overflow }
    return Period(months: -period.months, microseconds: -period.microseconds)
  }

  private static func durations(_ operation: Operation, _ a: Period, _ b: Period) throws -> Value? {
    switch operation {
    case .add: return .duration(try sum(a, b))
    case .subtract: return .duration(try sum(a, try negated(b)))
    case .divide:
      guard b.months != 0 || b.microseconds != 0 else { throw Diagnostic("R023", "division by zero") }
      if a.isExact, b.isExact { return .double(Double(a.microseconds) / Double(b.microseconds)) }
      if a.microseconds == 0, b.microseconds == 0 { return .double(Double(a.months) / Double(b.months)) }
      throw Diagnostic("R026", "months cannot be divided by days: a month has no fixed length")
    default: return nil
    }
  }

  private static func sum(_ a: Period, _ b: Period) throws -> Period {
    let (months, tooMany) = a.months.addingReportingOverflow(b.months)
    let (microseconds, tooLong) = a.microseconds.addingReportingOverflow(b.microseconds)
    guard !tooMany, !tooLong else { throw Arithmetic.overflow }
    return Period(months: months, microseconds: microseconds)
  }

  private static func times(_ period: Period, _ factor: Double, _ whole: Int?) throws -> Period {
    if let whole {
      let (months, tooMany) = period.months.multipliedReportingOverflow(by: whole)
      let (microseconds, tooLong) = period.microseconds.multipliedReportingOverflow(by: Int64(whole))
      guard !tooMany, !tooLong else { throw Arithmetic.overflow }
      return Period(months: months, microseconds: microseconds)
    }
    guard let months = Int(exactly: Double(period.months) * factor) else {
      throw Diagnostic("R026", "a part of a month has no fixed length", help: "write it in days")
    }
    guard let microseconds = Int64(exactly: (Double(period.microseconds) * factor).rounded()) else {
      throw Arithmetic.overflow
    }
    return Period(months: months, microseconds: microseconds)
  }

  /// A date or a time moved by a duration; a date moved by hours becomes a naive time.
  private static func shifted(_ operation: Operation, _ object: Object, _ period: Period) throws -> Value? {
    guard operation == .add || operation == .subtract else { return nil }
    let period = operation == .add ? period : try negated(period)
    let result: Value?
    switch object {
    case let date as DateObject:
      if period.microseconds % Moment.perDay == 0 {
        result = date.day.adding(period).map { .date($0) }
      } else {
        result = Moment(date.day).adding(period).map { .time($0) }
      }
    case let time as TimeObject: result = time.moment.adding(period).map { .time($0) }
    default: return nil
    }
    guard let result else { throw Diagnostic("R029", "the date lies outside of the calendar") }
    return result
  }

  private static func difference(_ a: Object, _ b: Object) throws -> Value? {
    switch (a, b) {
    case (let a as DateObject, let b as DateObject):
      return .duration(Period(microseconds: (Int64(a.day.number) - Int64(b.day.number)) * Moment.perDay))
    case (let a as TimeObject, let b as TimeObject):
      guard a.moment.isZoned == b.moment.isZoned else { throw mixedZones }
      let (span, overflow) = a.moment.microseconds.subtractingReportingOverflow(b.moment.microseconds)
      guard !overflow else { throw Arithmetic.overflow }
      return .duration(Period(microseconds: span))
    default: return nil
    }
  }
}
