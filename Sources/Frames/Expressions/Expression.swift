public import Engines

/// What a person writes about columns: `.age > 40 and .plan == "pro"`. A value with two back ends that agree: SQL and a
/// closure over one row.
public indirect enum Expression: Hashable, Sendable, Codable {
  case column(String)
  case literal(Scalar)
  case unary(UnaryOperation, Expression)
  case binary(BinaryOperation, Expression, Expression)
  /// `[1, 2, .x]`: the right side of `in`, and a list of values.
  case list([Expression])
  /// A `ScalarFunction` by its name.
  case call(String, [Expression])
  /// An aggregate of a group, or a window where it has `by:` or `order:` or stands outside `group`.
  case aggregate(Aggregate)
  /// `desc(.x)`: a key of `sort` or `order:` whose largest value comes first.
  case descending(Expression)
}

/// One of `Aggregate.names` over rows: those of a group, of the whole frame, or of a window.
public struct Aggregate: Hashable, Sendable, Codable {
  public var name: String
  public var arguments: [Expression]
  /// The window's groups; none where `by:` was not given.
  public var by: [Expression]?
  public var order: [Expression]
  public var last: Extent?

  /// How far a window reaches back.
  public enum Extent: Hashable, Sendable, Codable {
    /// So many rows, the current one included.
    case rows(Int)
    /// The time before the current row's, in microseconds, the current row included: `7d` at a date covers seven dates.
    case duration(Int64)
  }

  public init(
    _ name: String, _ arguments: [Expression] = [], by: [Expression]? = nil, order: [Expression] = [],
    last: Extent? = nil
  ) {
    self.name = name
    self.arguments = arguments
    self.by = by
    self.order = order
    self.last = last
  }

  /// The aggregates of a group.
  public static let names = [
    "count", "count_distinct", "sum", "mean", "median", "sd", "min", "max", "quantile", "first", "last", "share",
    "var", "sem", "cov", "corr", "skew", "kurtosis", "mode", "iqr", "mad", "product", "weighted_mean", "list_of",
  ]

  /// The windows that no group has.
  public static let windowNames = [
    "lag", "lead", "rank", "dense_rank", "percent_rank", "ntile", "row_number", "cumulative",
  ]

  /// The one value that a group has in a column, where all others are missing; `pivot` is made of it.
  static let only = "only"
}

/// An expression under the name of the column that it makes.
public struct NamedExpression: Hashable, Sendable, Codable {
  public var name: String
  public var expression: Expression

  public init(_ name: String, _ expression: Expression) {
    self.name = name
    self.expression = expression
  }
}

extension Expression {
  /// The expressions that stand directly in this one.
  public var children: [Expression] {
    switch self {
    case .column, .literal: []
    case .unary(_, let inner), .descending(let inner): [inner]
    case .binary(_, let left, let right): [left, right]
    case .list(let items), .call(_, let items): items
    case .aggregate(let aggregate): aggregate.arguments + (aggregate.by ?? []) + aggregate.order
    }
  }

  /// The name that a column or a field of a record has of itself.
  public var ownName: String? {
    switch self {
    case .column(let name): return name
    case .call("field", let arguments):
      guard arguments.count == 2, case .literal(.text(let name)) = arguments[1] else { return nil }
      return name
    default: return nil
    }
  }

  /// The names of the columns used, each once, in the order of their first use.
  public var columns: [String] {
    var seen: Set<String> = []
    var names: [String] = []
    visit {
      if case .column(let name) = $0, seen.insert(name).inserted { names.append(name) }
    }
    return names
  }

  /// An aggregate or a window stands in it, so that a row's value depends on other rows.
  public var hasAggregate: Bool {
    if case .aggregate = self { return true }
    return children.contains(where: \.hasAggregate)
  }

  /// Calls the closure with this expression and all those in it, outermost first.
  public func visit(_ body: (Expression) -> Void) {
    body(self)
    for child in children { child.visit(body) }
  }

  /// The expression with each node replaced by what the closure gives for it, innermost first.
  public func mapped(_ change: (Expression) -> Expression) -> Expression {
    let inner: Expression
    switch self {
    case .column, .literal: inner = self
    case .unary(let operation, let operand): inner = .unary(operation, operand.mapped(change))
    case .descending(let operand): inner = .descending(operand.mapped(change))
    case .binary(let operation, let left, let right):
      inner = .binary(operation, left.mapped(change), right.mapped(change))
    case .list(let items): inner = .list(items.map { $0.mapped(change) })
    case .call(let name, let items): inner = .call(name, items.map { $0.mapped(change) })
    case .aggregate(var aggregate):
      aggregate.arguments = aggregate.arguments.map { $0.mapped(change) }
      aggregate.by = aggregate.by?.map { $0.mapped(change) }
      aggregate.order = aggregate.order.map { $0.mapped(change) }
      inner = .aggregate(aggregate)
    }
    return change(inner)
  }

  /// The expression, or F023 where it is nested too deep or too large to be walked: a loop may build one that is.
  public func checked() throws(Fault) -> Expression {
    var open: [(expression: Expression, depth: Int)] = [(self, 1)]
    var size = 0
    while let (expression, depth) = open.popLast() {
      size += 1
      guard depth <= Expression.deepest, size <= Expression.largest else {
        throw Fault(
          "F023",
          "the expression has become too large: more than \(Expression.deepest) levels or "
            + "\(Remark.number(Expression.largest)) parts",
          help: "compute parts of it in a `derive` of their own")
      }
      for child in expression.children { open.append((child, depth + 1)) }
    }
    return self
  }

  private static let deepest = 400
  private static let largest = 50_000
}
