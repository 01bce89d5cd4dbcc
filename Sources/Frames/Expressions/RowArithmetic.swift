import Calendar
import Engines
import Glibc

/// Arithmetic in a row's closure: 64-bit integers that never wrap, decimals whose NaN is missing, dates and durations.
enum RowArithmetic {
  static func negate(_ value: Scalar, _ text: String) throws -> Scalar {
    switch value {
    case .int(let number):
      guard number != .min else { throw Fault.overflow(text) }
      return .int(-number)
    case .double(let number): return .double(-number)
    case .duration(let period): return .duration(try negated(period, text))
    default: return .missing
    }
  }

  static func closure(
    _ arithmetic: Arithmetic, _ left: @escaping RowClosure, _ right: @escaping RowClosure, _ text: String
  ) throws(Fault) -> RowClosure {
    switch arithmetic {
    case .doubles(let operation):
      let compute = doubles(operation)
      return { row in
        guard let a = try left(row).double, let b = try right(row).double, let value = compute(a, b) else {
          return .missing
        }
        return .number(value)
      }
    case .ints(let operation):
      let compute = ints(operation)
      return { row in
        guard case .int(let a) = try left(row), case .int(let b) = try right(row) else { return .missing }
        guard let (value, overflow) = compute(a, b) else { return .missing }
        guard !overflow else { throw Fault.overflow(text) }
        return .int(value)
      }
    case .intPower(let exponent):
      return { row in
        guard case .int(let base) = try left(row) else { return .missing }
        return .int(try power(base, exponent, text))
      }
    default:
      let compute = other(arithmetic, text)
      return { row in
        let a = try left(row)
        let b = try right(row)
        return a.isMissing || b.isMissing ? .missing : try compute(a, b)
      }
    }
  }

  /// The value of two decimals; none where it is undefined.
  static func doubles(_ operation: BinaryOperation) -> @Sendable (Double, Double) -> Double? {
    switch operation {
    case .add: { $0 + $1 }
    case .subtract: { $0 - $1 }
    case .multiply: { $0 * $1 }
    case .divide: { $1 == 0 ? nil : $0 / $1 }
    case .floorDivide: { $1 == 0 ? nil : ($0 / $1).rounded(.down) }
    case .modulo:
      { a, b in
        if b == 0 { return nil }
        let rest = fmod(a, b)
        return rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest
      }
    default: { pow($0, $1) }
    }
  }

  /// The value of two integers and whether it overflowed; none where it is undefined.
  static func ints(_ operation: BinaryOperation) -> @Sendable (Int, Int) -> (Int, Bool)? {
    switch operation {
    case .add: { $0.addingReportingOverflow($1) }
    case .subtract: { $0.subtractingReportingOverflow($1) }
    case .multiply: { $0.multipliedReportingOverflow(by: $1) }
    case .floorDivide:
      { a, b in
        if b == 0 { return nil }
        let (quotient, overflow) = a.dividedReportingOverflow(by: b)
        if overflow { return (quotient, true) }
        let rest = a - quotient * b
        return (rest != 0 && (rest < 0) != (b < 0) ? quotient - 1 : quotient, false)
      }
    default:
      { a, b in
        if b == 0 { return nil }
        let rest = a.remainderReportingOverflow(dividingBy: b).partialValue
        return (rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest, false)
      }
    }
  }

  private static func power(_ base: Int, _ exponent: Int, _ text: String) throws(Fault) -> Int {
    var result = 1
    for _ in 0..<exponent {
      let (product, overflow) = result.multipliedReportingOverflow(by: base)
      guard !overflow else { throw Fault.overflow(text) }
      result = product
    }
    return result
  }

  private static func other(
    _ arithmetic: Arithmetic, _ text: String
  ) -> @Sendable (Scalar, Scalar) throws -> Scalar {
    switch arithmetic {
    case .joinTexts: { a, b in .text((a.text ?? "") + (b.text ?? "")) }
    case .joinLists:
      { a, b in
        guard case .list(let x) = a, case .list(let y) = b else { return .missing }
        return .list(x + y)
      }
    case .between:
      { a, b in
        guard let x = a.instant, let y = b.instant else { return .missing }
        let (difference, overflow) = x.subtractingReportingOverflow(y)
        guard !overflow else { throw Fault.overflow(text) }
        return .duration(Period(microseconds: difference))
      }
    case .shift(let sign, let isDate): { a, b in try shifted(a, b, sign: sign, isDate: isDate, text) }
    case .durations(let operation):
      { a, b in
        guard let x = a.exactMicroseconds, let y = b.exactMicroseconds else { return .missing }
        let (sum, overflow) =
          operation == .add ? x.addingReportingOverflow(y) : x.subtractingReportingOverflow(y)
        guard !overflow else { throw Fault.overflow(text) }
        return .duration(Period(microseconds: sum))
      }
    case .scale(let operation, let isSwapped):
      { a, b in
        guard let length = (isSwapped ? b : a).exactMicroseconds, let factor = (isSwapped ? a : b).double else {
          return .missing
        }
        if operation == .divide, factor == 0 { return .missing }
        let scaled = operation == .divide ? Double(length) / factor : Double(length) * factor
        return Int64(exactly: scaled.rounded(.toNearestOrAwayFromZero)).map { .duration(Period(microseconds: $0)) }
          ?? .missing
      }
    default:
      { a, b in
        guard let x = a.exactMicroseconds, let y = b.exactMicroseconds, y != 0 else { return .missing }
        return .double(Double(x) / Double(y))
      }
    }
  }

  /// A date or time moved by a duration; the duration may stand on either side.
  private static func shifted(_ a: Scalar, _ b: Scalar, sign: Int, isDate: Bool, _ text: String) throws -> Scalar {
    let (start, length) = if case .duration = a { (b, a) } else { (a, b) }
    guard case .duration(var period) = length else { return .missing }
    if sign < 0 { period = try negated(period, text) }
    if isDate {
      guard let moved = start.day?.adding(period) else { throw Fault.pastCalendar(text) }
      return .date(moved)
    }
    let moment: Moment? =
      switch start {
      case .date(let day): Moment(day)
      case .time(let moment): moment
      default: nil
      }
    guard let moved = moment?.adding(period) else { throw Fault.pastCalendar(text) }
    return .time(moved)
  }

  private static func negated(_ period: Period, _ text: String) throws(Fault) -> Period {
    let (months, a) = 0.subtractingReportingOverflow(period.months)
    let (microseconds, b) = Int64(0).subtractingReportingOverflow(period.microseconds)
    guard !a, !b else { throw Fault.overflow(text) }
    return Period(months: months, microseconds: microseconds)
  }
}

extension Fault {
  static func pastCalendar(_ what: String) -> Fault {
    Fault("F046", "`\(what)` lies past the calendar's end", subject: what)
  }
}
