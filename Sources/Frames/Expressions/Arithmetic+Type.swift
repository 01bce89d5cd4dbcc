import Calendar
import Engines

extension Arithmetic {
  /// What an operator does with the types of its sides, and the type of the result.
  static func settle(
    _ operation: BinaryOperation, _ a: TypedExpression, _ b: TypedExpression, in whole: Expression
  ) throws(Fault) -> (Arithmetic, ColumnType) {
    if a.type.isNumeric, b.type.isNumeric { return numbers(operation, a, b) }
    if let found = calendar(operation, a, b) { return found }
    if operation == .add {
      if a.type.isText, b.type.isText { return (.joinTexts, .text) }
      if case .list = a.type, let type = a.type.joined(with: b.type) { return (.joinLists, type) }
      if case .list = b.type, a.type == .missing { return (.joinLists, b.type) }
    }
    throw refusal(operation, a, b, in: whole)
  }

  private static func numbers(
    _ operation: BinaryOperation, _ a: TypedExpression, _ b: TypedExpression
  ) -> (Arithmetic, ColumnType) {
    let isDouble = a.type == .double || b.type == .double
    switch operation {
    case .divide: return (.doubles(.divide), .double)
    case .power:
      if !isDouble, case .literal(.int(let exponent)) = b.node, (0...63).contains(exponent) {
        return (.intPower(exponent), .int)
      }
      return (.doubles(.power), .double)
    default: return isDouble ? (.doubles(operation), .double) : (.ints(operation), .int)
    }
  }

  private static func calendar(
    _ operation: BinaryOperation, _ a: TypedExpression, _ b: TypedExpression
  ) -> (Arithmetic, ColumnType)? {
    switch (operation, a.type, b.type) {
    case (.subtract, .date, .date): return (.between, .duration)
    case (.subtract, .time(let x), .time(let y)) where x == y: return (.between, .duration)
    case (.subtract, .time(false), .date), (.subtract, .date, .time(false)): return (.between, .duration)
    case (.add, .date, .duration), (.subtract, .date, .duration):
      let isDate = b.literal.map(isWholeDays) ?? false
      return (.shift(sign: operation == .add ? 1 : -1, isDate: isDate), isDate ? .date : .time(isZoned: false))
    case (.add, .duration, .date):
      let isDate = a.literal.map(isWholeDays) ?? false
      return (.shift(sign: 1, isDate: isDate), isDate ? .date : .time(isZoned: false))
    case (.add, .time, .duration), (.subtract, .time, .duration):
      return (.shift(sign: operation == .add ? 1 : -1, isDate: false), a.type)
    case (.add, .duration, .time): return (.shift(sign: 1, isDate: false), b.type)
    case (.add, .duration, .duration), (.subtract, .duration, .duration): return (.durations(operation), .duration)
    case (.divide, .duration, .duration): return (.ratio, .double)
    case (.multiply, .duration, .int), (.multiply, .duration, .double), (.divide, .duration, .int),
      (.divide, .duration, .double):
      return (.scale(operation, isSwapped: false), .duration)
    case (.multiply, .int, .duration), (.multiply, .double, .duration):
      return (.scale(.multiply, isSwapped: true), .duration)
    default: return nil
    }
  }

  private static func isWholeDays(_ scalar: Scalar) -> Bool {
    if case .duration(let period) = scalar { period.microseconds % Moment.perDay == 0 } else { false }
  }

  private static func refusal(
    _ operation: BinaryOperation, _ a: TypedExpression, _ b: TypedExpression, in whole: Expression
  ) -> Fault {
    var help: String?
    switch (a.type, b.type) {
    case (.text, .int), (.text, .double): help = "write `number(\(a.source))` or `text(\(b.source))`"
    case (.int, .text), (.double, .text): help = "write `number(\(b.source))` or `text(\(a.source))`"
    case (.bool, _): help = "write `int(\(a.source))` to count a truth as 0 or 1"
    case (_, .bool): help = "write `int(\(b.source))` to count a truth as 0 or 1"
    case (.text, .text): help = "`number(…)` reads a text"
    case (.date, .int), (.time, .int): help = "write a duration: `\(a.source) \(operation.rawValue) 7d`"
    default: break
    }
    return Fault(
      "F010", "`\(operation.rawValue)` does not go with \(a.type) (`\(a.source)`) and \(b.type) (`\(b.source)`)",
      subject: "\(whole)", help: help)
  }
}
