import Calendar
public import Engines

extension Expression {
  /// The type of its values; throws before any row is read when a column is unknown (F001) or types do not fit.
  public func type(in schema: Schema) throws(Fault) -> ColumnType { try typed(in: Scope(schema)).type }

  public func type(in scope: Scope) throws(Fault) -> ColumnType { try typed(in: scope).type }

  /// Settles names, functions and types.
  func typed(in scope: Scope) throws(Fault) -> TypedExpression {
    _ = try checked()
    let typed = try settled(in: scope)
    if let period = typed.unfixedPeriod {
      throw Fault(
        "F012", "`\(period)` has no fixed length, and here one is needed", subject: "\(period)",
        help: "months only move dates: `.date + \(period)`; write days instead")
    }
    return typed
  }

  private func settled(in scope: Scope) throws(Fault) -> TypedExpression {
    switch self {
    case .column(let name):
      guard let slot = scope.schema.position(of: name) else { throw scope.unknown(name) }
      return TypedExpression(type: scope.schema.fields[slot].type, node: .column(name, slot: slot), source: self)
    case .literal(let scalar):
      let value = if case .double(let number) = scalar { Scalar.number(number) } else { scalar }
      return TypedExpression(type: value.type, node: .literal(value), source: self)
    case .unary(let operation, let operand):
      return try settle(operation, operand.settled(in: scope))
    case .binary(let operation, let left, let right):
      return try settle(operation, left, right, scope)
    case .list(let items):
      let typed = try Expression.settle(items, scope)
      return TypedExpression(type: .list(try Expression.common(typed)), node: .list(typed), source: self)
    case .call(let name, let arguments):
      return try settle(name, arguments, scope)
    case .aggregate(let aggregate):
      return try aggregate.typed(in: scope, source: self)
    case .descending:
      throw Fault(
        "F017", "`\(self)` says how to sort, and stands only in `sort` and `order:`", subject: "desc",
        help: "write `sort \(self)`")
    }
  }

  static func settle(_ items: [Expression], _ scope: Scope) throws(Fault) -> [TypedExpression] {
    var typed: [TypedExpression] = []
    for item in items { typed.append(try item.settled(in: scope)) }
    return typed
  }

  private func settle(_ operation: UnaryOperation, _ operand: TypedExpression) throws(Fault) -> TypedExpression {
    switch operation {
    case .not:
      guard operand.type.isBool else { throw operand.notTruth("`not`") }
      return TypedExpression(type: .bool, node: .not(operand), source: self)
    case .negate:
      guard operand.type.isNumeric || operand.type == .duration else {
        throw Fault(
          "F010", "`-` needs a number, and `\(operand.source)` is \(operand.type)", subject: "\(operand.source)")
      }
      if case .literal(.int(let value)) = operand.node, value != .min {
        return TypedExpression(type: .int, node: .literal(.int(-value)), source: self)
      }
      if case .literal(.double(let value)) = operand.node {
        return TypedExpression(type: .double, node: .literal(.double(-value)), source: self)
      }
      return TypedExpression(type: operand.type, node: .negate(operand), source: self)
    }
  }

  private func settle(
    _ operation: BinaryOperation, _ left: Expression, _ right: Expression, _ scope: Scope
  ) throws(Fault) -> TypedExpression {
    if operation.isComparison {
      for (side, other) in [(left, right), (right, left)] where side == .literal(.missing) {
        let wanted = operation == .notEqual ? "not missing(\(other))" : "missing(\(other))"
        throw Fault(
          "F016", "nothing is \(operation.rawValue) none on a column: missing spreads through a comparison",
          subject: "\(self)", help: "write `\(wanted)`")
      }
    }
    let a = try left.settled(in: scope)
    let b = try right.settled(in: scope)
    let (type, node) = try settle(operation, a, b)
    return TypedExpression(type: type, node: node, source: self)
  }

  private func settle(
    _ operation: BinaryOperation, _ a: TypedExpression, _ b: TypedExpression
  ) throws(Fault) -> (ColumnType, TypedExpression.Node) {
    switch operation {
    case .and, .or:
      for side in [a, b] where !side.type.isBool { throw side.notTruth("`\(operation.rawValue)`") }
      return (.bool, operation == .and ? .both(a, b) : .either(a, b))
    case .fallback:
      guard let type = a.type.joined(with: b.type) else {
        throw Fault(
          "F010", "`??` needs one type on both sides: `\(a.source)` is \(a.type) and `\(b.source)` is \(b.type)",
          subject: "\(self)")
      }
      return (type, .fallback(a, b))
    case .isIn, .isNotIn: return (.bool, try membership(a, b, isNegated: operation == .isNotIn))
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
      try Expression.checkComparable(a, b, operation, in: self)
      return (.bool, .compare(operation, a, b))
    default:
      let (arithmetic, type) = try Arithmetic.settle(operation, a, b, in: self)
      return (type, .arithmetic(arithmetic, a, b))
    }
  }

  private func membership(
    _ a: TypedExpression, _ b: TypedExpression, isNegated: Bool
  ) throws(Fault) -> TypedExpression.Node {
    var items: [TypedExpression]
    switch b.node {
    case .list(let list): items = list
    case .literal(.list(let scalars)):
      items = scalars.map { TypedExpression(type: $0.type, node: .literal($0), source: .literal($0)) }
    default:
      guard case .list(let element) = b.type, a.type.joined(with: element) != nil else {
        throw Fault(
          "F010", "`in` needs a list on its right, and `\(b.source)` is \(b.type)", subject: "\(b.source)",
          help: b.type == .text ? "write `contains(\(b.source), \(a.source))`" : "write `\(a.source) in [a, b]`")
      }
      return .isIn(a, [b], isNegated: isNegated)
    }
    for item in items {
      if item.literal == .missing {
        throw Fault(
          "F016", "nothing is in a list because it is none: missing spreads", subject: "none",
          help: "write `missing(\(a.source)) or \(a.source) in […]`")
      }
      try Expression.checkComparable(a, item, .equal, in: self)
    }
    return .isIn(a, items, isNegated: isNegated)
  }

  private static func checkComparable(
    _ a: TypedExpression, _ b: TypedExpression, _ operation: BinaryOperation, in whole: Expression
  ) throws(Fault) {
    let isOrder = operation != .equal && operation != .notEqual
    let joined = a.type.joined(with: b.type)
    if let joined {
      switch joined {
      case .bool, .list, .record:
        guard isOrder else { return }
        throw Fault(
          "F010", "`\(operation.rawValue)` has no meaning for \(a.type == .missing ? b.type : a.type)",
          subject: "\(whole)")
      default: return
      }
    }
    var help: String?
    switch (a.type, b.type) {
    case (.time, .time), (.date, .time), (.time, .date):
      help = "one has a zone and the other has none"
    case (.int, .text), (.double, .text), (.text, .int), (.text, .double):
      help = "compare a number with a number: `number(…)` reads a text"
    case (.bool, .int), (.int, .bool): help = "a truth is `true` or `false`"
    case (.date, .text), (.time, .text), (.text, .date), (.text, .time):
      help = "write the date without quotes: 2024-01-31"
    default: break
    }
    throw Fault(
      "F010", "`\(a.source)` is \(a.type) and `\(b.source)` is \(b.type): they cannot be compared",
      subject: "\(whole)", help: help)
  }

  private func settle(_ name: String, _ arguments: [Expression], _ scope: Scope) throws(Fault) -> TypedExpression {
    guard let function = ScalarFunction.named(name) else {
      let nearest = Spelling.nearest(name, in: ScalarFunction.all.map(\.name) + Aggregate.names + Aggregate.windowNames)
      throw Fault(
        "F018", "no function of columns is called `\(name)`", subject: name,
        help: nearest.map { "did you mean `\($0)`?" })
    }
    let typed = try Expression.settle(function.completed(arguments), scope)
    let type = try function.result(
      ScalarFunction.Arguments(function: name, types: typed.map(\.type), expressions: typed.map(\.source)))
    return TypedExpression(type: type, node: .call(function, typed), source: self)
  }

  /// The type that holds the values of all; missing when there are none.
  static func common(_ items: [TypedExpression]) throws(Fault) -> ColumnType {
    var type = ColumnType.missing
    for item in items {
      guard let joined = type.joined(with: item.type) else {
        throw Fault(
          "F010", "`\(item.source)` is \(item.type), and the values before it are \(type)", subject: "\(item.source)")
      }
      type = joined
    }
    return type
  }
}

extension TypedExpression {
  func notTruth(_ user: String) -> Fault {
    Fault(
      "F010", "\(user) needs what is true or false, and `\(source)` is \(type)", subject: "\(source)",
      help: type.isNumeric ? "compare it: `\(source) != 0`" : nil)
  }

  /// A period of months that stands anywhere but beside a date that it moves.
  var unfixedPeriod: Period? {
    if case .literal(.duration(let period)) = node { return period.isExact ? nil : period }
    guard case .arithmetic(.shift, _, _) = node else { return children.lazy.compactMap(\.unfixedPeriod).first }
    return children.lazy.filter { $0.literal == nil }.compactMap(\.unfixedPeriod).first
  }
}
