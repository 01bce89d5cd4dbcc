/// An expression whose names, functions and types are settled: what both back ends walk.
struct TypedExpression: Sendable {
  let type: ColumnType
  let node: Node
  /// As the person wrote it, for messages.
  let source: Expression

  indirect enum Node: Sendable {
    case column(String, slot: Int)
    case literal(Scalar)
    case negate(TypedExpression)
    case not(TypedExpression)
    case arithmetic(Arithmetic, TypedExpression, TypedExpression)
    case compare(BinaryOperation, TypedExpression, TypedExpression)
    case both(TypedExpression, TypedExpression)
    case either(TypedExpression, TypedExpression)
    case fallback(TypedExpression, TypedExpression)
    case isIn(TypedExpression, [TypedExpression], isNegated: Bool)
    case list([TypedExpression])
    case call(ScalarFunction, [TypedExpression])
    case aggregate(TypedAggregate)
  }

  var literal: Scalar? {
    if case .literal(let scalar) = node { scalar } else { nil }
  }

  /// The expressions that stand directly in this one.
  var children: [TypedExpression] {
    switch node {
    case .column, .literal: []
    case .negate(let inner), .not(let inner): [inner]
    case .arithmetic(_, let left, let right), .compare(_, let left, let right), .both(let left, let right),
      .either(let left, let right), .fallback(let left, let right):
      [left, right]
    case .isIn(let left, let items, _): [left] + items
    case .list(let items), .call(_, let items): items
    case .aggregate(let aggregate): aggregate.arguments + aggregate.by + aggregate.order.map(\.key)
    }
  }
}

/// An aggregate whose arguments are settled.
struct TypedAggregate: Sendable {
  let name: String
  let arguments: [TypedExpression]
  let by: [TypedExpression]
  let order: [TypedKey]
  let last: Aggregate.Extent?
  /// It is a window over rows rather than one value of a group.
  let isWindow: Bool
}

/// What to sort by, and in which direction; missing is last in both.
struct TypedKey: Sendable {
  let key: TypedExpression
  let isDescending: Bool
}

/// What an arithmetic operator does with the types of its sides.
enum Arithmetic: Hashable, Sendable {
  /// 64-bit integers; past them is an error.
  case ints(BinaryOperation)
  case doubles(BinaryOperation)
  /// An integer to a whole power of 0 to 63.
  case intPower(Int)
  case joinTexts
  case joinLists
  /// The duration between two dates, two times, or a date and a time.
  case between
  /// A date or a time moved by a duration, backwards with -1; `isDate`: it stays a date.
  case shift(sign: Int, isDate: Bool)
  case durations(BinaryOperation)
  /// A duration times or divided by a number; `isSwapped`: the number stands on the left.
  case scale(BinaryOperation, isSwapped: Bool)
  /// How often one duration goes into another, as a decimal.
  case ratio
}
