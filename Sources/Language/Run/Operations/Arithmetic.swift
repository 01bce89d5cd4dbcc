import Glibc

/// Operators on values. Numbers of one kind are done by the machine itself; all the rest, and every error, is here.
enum Arithmetic {
  // MARK: Numbers

  /// The quick half of `evaluate`: two numbers whose result is a number. None for anything else, and for every error.
  static func numbers(_ operation: Operation, _ x: RegisterCell, _ y: RegisterCell) -> RegisterCell? {
    if x.tag == RegisterCell.Tag.int, y.tag == RegisterCell.Tag.int { return integers(operation, x.int, y.int) }
    guard let a = decimal(x), let b = decimal(y) else { return nil }
    return decimals(operation, a, b).map { .double($0) }
  }

  private static func decimal(_ cell: RegisterCell) -> Double? {
    if cell.tag == RegisterCell.Tag.double { return cell.double }
    return cell.tag == RegisterCell.Tag.int ? Double(cell.int) : nil
  }

  private static func integers(_ operation: Operation, _ a: Int, _ b: Int) -> RegisterCell? {
    let result: (partialValue: Int, overflow: Bool)
    switch operation {
    case .add: result = a.addingReportingOverflow(b)
    case .subtract: result = a.subtractingReportingOverflow(b)
    case .multiply: result = a.multipliedReportingOverflow(by: b)
    case .divide: return b == 0 ? nil : .double(Double(a) / Double(b))
    case .floorDivide:
      guard b != 0 else { return nil }
      let (quotient, overflow) = a.dividedReportingOverflow(by: b)
      guard !overflow else { return nil }
      return .int(a % b != 0 && (a < 0) != (b < 0) ? quotient - 1 : quotient)
    case .modulo:
      guard b != 0 else { return nil }
      if b == -1 { return .int(0) }
      let rest = a % b
      return .int(rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest)
    case .power: return power(a, b)
    default: return nil
    }
    return result.overflow ? nil : .int(result.partialValue)
  }

  /// A decimal for a negative exponent; none when the result does not fit, and for 0 to a negative power.
  private static func power(_ base: Int, _ exponent: Int) -> RegisterCell? {
    if exponent < 0 { return base == 0 ? nil : .double(pow(Double(base), Double(exponent))) }
    var result = 1
    var factor = base
    var rest = exponent
    while rest > 0 {
      if rest & 1 == 1 {
        let (product, overflow) = result.multipliedReportingOverflow(by: factor)
        if overflow { return nil }
        result = product
      }
      rest >>= 1
      guard rest > 0 else { break }
      let (square, overflow) = factor.multipliedReportingOverflow(by: factor)
      if overflow { return nil }
      factor = square
    }
    return .int(result)
  }

  private static func decimals(_ operation: Operation, _ a: Double, _ b: Double) -> Double? {
    switch operation {
    case .add: return a + b
    case .subtract: return a - b
    case .multiply: return a * b
    case .divide: return b == 0 ? nil : a / b
    case .floorDivide: return b == 0 ? nil : floor(a / b)
    case .modulo:
      guard b != 0 else { return nil }
      let rest = fmod(a, b)
      return rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest
    case .power:
      let result = pow(a, b)
      return result.isNaN && !a.isNaN && !b.isNaN || a == 0 && b < 0 ? nil : result
    default: return nil
    }
  }

  // MARK: Everything else

  /// The result on any values; throws a `Diagnostic` without a place.
  static func evaluate(_ operation: Operation, _ x: Value, _ y: Value) throws -> Value {
    if let number = numbers(operation, RegisterCell.number(x), RegisterCell.number(y)) { return number.value }
    if let truth = comparison(operation, RegisterCell.number(x), RegisterCell.number(y)) { return .bool(truth) }
    if let answer = try askHost(operation, x, y) { return answer }
    switch operation {
    case .equal: return .bool(Equality.same(x, y))
    case .notEqual: return .bool(!Equality.same(x, y))
    case .less: return .bool(try Ordering.compare(x, y, operation) < 0)
    case .lessOrEqual: return .bool(try Ordering.compare(x, y, operation) <= 0)
    case .greater: return .bool(try Ordering.compare(x, y, operation) > 0)
    case .greaterOrEqual: return .bool(try Ordering.compare(x, y, operation) >= 0)
    case .isIn: return .bool(try Membership.holds(x, in: y))
    case .isNotIn: return .bool(!(try Membership.holds(x, in: y)))
    case .and, .or, .fallback: return try join(operation, x, y)
    default: break
    }
    if operation == .add, let joined = joined(x, y) { return joined }
    if let result = try CalendarArithmetic.evaluate(operation, x, y) { return result }
    throw problem(operation, x, y)
  }

  /// Columns and the like answer for themselves, from either side.
  private static func askHost(_ operation: Operation, _ x: Value, _ y: Value) throws -> Value? {
    if case .object(let object) = x, object.layout == .other,
      let answer = try object.binary(operation, y, onLeft: true)
    {
      return answer
    }
    if case .object(let object) = y, object.layout == .other,
      let answer = try object.binary(operation, x, onLeft: false)
    {
      return answer
    }
    return nil
  }

  private static func joined(_ x: Value, _ y: Value) -> Value? {
    guard case .object(let x) = x, case .object(let y) = y else { return nil }
    if let x = x.textObject, let y = y.textObject { return .object(TextObject.joined(x, y)) }
    if let x = x.listObject, let y = y.listObject { return .object(ListObject(x, y)) }
    return nil
  }

  /// A comparison of two numbers, exact between integer and decimal; none for other values and other operators.
  static func comparison(_ operation: Operation, _ x: RegisterCell, _ y: RegisterCell) -> Bool? {
    typealias Tag = RegisterCell.Tag
    switch (x.tag, y.tag) {
    case (Tag.int, Tag.int): return compare(operation, x.int, y.int)
    case (Tag.double, Tag.double): return compare(operation, x.double, y.double)
    case (Tag.int, Tag.double): return mixed(operation, x.int, y.double)
    case (Tag.double, Tag.int): return mixed(operation.mirrored, y.int, x.double)
    default: return nil
    }
  }

  private static func compare<Number: Comparable>(_ operation: Operation, _ a: Number, _ b: Number) -> Bool? {
    switch operation {
    case .equal: a == b
    case .notEqual: a != b
    case .less: a < b
    case .lessOrEqual: a <= b
    case .greater: a > b
    case .greaterOrEqual: a >= b
    default: nil
    }
  }

  /// Exact where the integer has more digits than a decimal can hold.
  private static func mixed(_ operation: Operation, _ a: Int, _ b: Double) -> Bool? {
    if b.isNaN { return compare(operation, b, b) }
    if b >= 0x1p63 { return compare(operation, 0, 1) }
    if b < -0x1p63 { return compare(operation, 1, 0) }
    let whole = b.rounded(.down)
    guard let integer = Int(exactly: whole) else { return nil }
    if a != integer || whole == b { return compare(operation, a, integer) }
    return compare(operation, 0, 1)
  }

  // MARK: `and`, `or`, `??`, `not`, `-`

  /// Both sides are known: of an `and` whose left side is not false, an `or` whose left is not true, a `??` whose left
  /// side may be missing.
  static func join(_ operation: Operation, _ x: Value, _ y: Value) throws -> Value {
    if let answer = try askHost(operation, x, y) { return answer }
    if operation == .fallback {
      if case .none = x { return y }
      return x
    }
    guard case .bool = x else { throw Machine.conditionProblem(x) }
    guard case .bool = y else { throw Machine.conditionProblem(y) }
    return y
  }

  static func negated(_ value: Value) throws -> Value {
    switch value {
    case .int: throw overflow
    case .object(let object as DurationObject): return .duration(try CalendarArithmetic.negated(object.period))
    case .object(let object): if let answer = try object.unary(.minus) { return answer }
    default: break
    }
    throw Diagnostic("R021", "`-` needs a number, not \(value.aKind)")
  }

  static func opposite(_ value: Value) throws -> Value {
    if case .object(let object) = value, let answer = try object.unary(.not) { return answer }
    throw Machine.conditionProblem(value)
  }

  // MARK: Errors

  static var overflow: Diagnostic {
    Diagnostic(
      "R022", "integer overflow: the result does not fit into 64 bits",
      help: "make one side a decimal, such as `1.0`, where an approximate result will do")
  }

  private static func problem(_ operation: Operation, _ x: Value, _ y: Value) -> Diagnostic {
    let sign = operation.rawValue
    if let a = x.asDouble, let b = y.asDouble {
      switch operation {
      case .divide where b == 0, .floorDivide where b == 0, .modulo where b == 0:
        return Diagnostic("R023", "division by zero")
      case .power where a == 0 && b < 0: return Diagnostic("R023", "division by zero: 0 to a negative power")
      case .power where x.asInt == nil || y.asInt == nil:
        return Diagnostic("R024", "`**` has no result for \(x.inline) and \(y.inline)")
      default: return overflow
      }
    }
    for (place, side) in [x, y].enumerated() {
      guard case .object(let object) = side, let callable = object as? Callable, !callable.name.isEmpty else {
        continue
      }
      let name = callable.name
      let isCommand = operation == .subtract && place == 0
      return Diagnostic(
        "R021", "`\(sign)` does not apply to \(x.aKind) and \(y.aKind)",
        help: isCommand
          ? "`\(name)` is a verb: write `\(name)(-…)`" : "`\(name)` is a verb: to call it write `\(name)(…)`")
    }
    for side in [x, y] {
      if case .none = side {
        return Diagnostic("R025", "`\(sign)` needs a value, and one side is none", help: "`x ?? 0` puts 0 in its place")
      }
    }
    var problem = Diagnostic("R021", "`\(sign)` does not apply to \(x.aKind) and \(y.aKind)")
    if operation == .add, x.asText != nil || y.asText != nil {
      problem.help = "join texts with f\"…{x}…\""
    }
    return problem
  }
}

extension Operation {
  /// The comparison with its sides exchanged.
  var mirrored: Operation {
    switch self {
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    default: self
    }
  }
}

extension RegisterCell {
  /// A number as a cell; anything else is unset here, since nothing but numbers is asked about.
  static func number(_ value: Value) -> RegisterCell {
    switch value {
    case .int(let value): .int(value)
    case .double(let value): .double(value)
    default: .unset
    }
  }
}
