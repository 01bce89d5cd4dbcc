import Calendar
import Engines

extension Aggregate {
  /// Settles the arguments, and whether it is one value of a group or a window.
  func typed(in scope: Scope, source: Expression) throws(Fault) -> TypedExpression {
    let isWindowOnly = Aggregate.windowNames.contains(name)
    guard isWindowOnly || Aggregate.names.contains(name) || name == Aggregate.only else {
      let nearest = Spelling.nearest(name, in: Aggregate.names + Aggregate.windowNames)
      throw Fault(
        "F018", "no aggregate is called `\(name)`", subject: name, help: nearest.map { "did you mean `\($0)`?" })
    }
    let isWindow = try checkPlace(scope, isWindowOnly: isWindowOnly)
    var inner = scope
    inner.place = .aggregate
    let arguments = try Expression.settle(self.arguments, inner)
    let by = try Expression.settle(by ?? [], inner)
    let order = try Expression.keys(order, inner)
    let needsOrder = isWindowOnly || ["first", "last", "list_of"].contains(name) || last != nil
    guard !needsOrder || !order.isEmpty else {
      throw Fault(
        "F019", "`\(name)` needs to know the order of the rows", subject: name,
        help: "write `order:` in it: `\(withOrder)`")
    }
    if case .duration(let length) = last {
      guard let key = order.first, order.count == 1, key.key.type.isCalendar, key.key.type != .missing else {
        throw Fault(
          "F019", "`last: \(Period(microseconds: length))` needs one date or time to order by", subject: "last")
      }
    }
    let type = try resultType(arguments)
    let typed = TypedAggregate(
      name: name, arguments: arguments, by: by, order: order, last: last, isWindow: isWindow)
    return TypedExpression(type: type, node: .aggregate(typed), source: source)
  }

  private var withOrder: String {
    var copy = self
    copy.order = [.column("date")]
    return copy.description
  }

  /// Throws F017 where it may not stand.
  private func checkPlace(_ scope: Scope, isWindowOnly: Bool) throws(Fault) -> Bool {
    switch scope.place {
    case .rows: return true
    case .group:
      guard !isWindowOnly, by == nil, last == nil else {
        throw Fault(
          "F017", "`\(self)` gives a value for each row, and a group has one", subject: name,
          help: "use it in `derive` before the `group`")
      }
      return false
    case .aggregate:
      throw Fault(
        "F017", "an aggregate cannot stand in an aggregate", subject: name,
        help: "compute `\(self)` in a `derive` before")
    case .row:
      throw Fault("F017", "`\(self)` needs other rows, and here each row is alone", subject: name)
    }
  }

  private func resultType(_ arguments: [TypedExpression]) throws(Fault) -> ColumnType {
    let range = Aggregate.arity[name] ?? 1...1
    guard range.contains(arguments.count) else {
      let wanted = range.count == 1 ? "\(range.lowerBound)" : "\(range.lowerBound) to \(range.upperBound)"
      throw Fault(
        "F011",
        "`\(name)` takes \(wanted) column\(range.upperBound == 1 ? "" : "s"), and \(arguments.count) were given",
        subject: name)
    }
    guard let first = arguments.first else { return name == "percent_rank" ? .double : .int }
    switch name {
    case "count":
      if first.type == .bool, !first.isColumn {
        throw Fault(
          "F012", "`\(self)` would count the rows that have an answer, not those that hold", subject: "\(first.source)",
          help: "write `sum(\(first.source))` for the rows that hold")
      }
      return .int
    case "count_distinct", "rank", "dense_rank", "row_number": return .int
    case "ntile":
      guard case .int(let parts) = first.literal, parts > 0 else {
        throw Fault("F012", "`ntile` needs a whole number of parts, not `\(first.source)`", subject: name)
      }
      return .int
    case "sum", "cumulative": return first.type == .bool ? .int : try number(first, orDuration: true)
    case "mean":
      let type = first.type == .bool ? .double : try number(first, orDuration: true)
      return type == .duration ? .duration : .double
    case "median", "quantile":
      if name == "quantile" { try checkShare(arguments[1]) }
      return try number(first, orDuration: true) == .duration ? .duration : .double
    case "sd", "var", "sem", "cov", "corr", "skew", "kurtosis", "iqr", "mad", "product", "weighted_mean":
      for argument in arguments { _ = try number(argument, orDuration: false) }
      return .double
    case "list_of": return .list(first.type)
    case "share":
      guard first.type.isBool else { throw first.notTruth("`share`") }
      return .double
    case "min", "max":
      switch first.type {
      case .list, .record, .bool:
        throw Fault(
          "F012", "`\(name)` needs values with an order, and `\(first.source)` is \(first.type)", subject: name)
      default: return first.type
      }
    case "lag", "lead":
      if arguments.count > 1 {
        guard case .int(let steps) = arguments[1].literal, steps >= 0 else {
          throw Fault("F012", "`\(name)` goes a whole number of rows, not `\(arguments[1].source)`", subject: name)
        }
      }
      return first.type
    default: return first.type
    }
  }

  private static let arity: [String: ClosedRange<Int>] = [
    "count": 0...1, "quantile": 2...2, "lag": 1...2, "lead": 1...2, "rank": 0...0, "row_number": 0...0,
    "dense_rank": 0...0, "percent_rank": 0...0, "cov": 2...2, "corr": 2...2, "weighted_mean": 2...2,
  ]

  private func number(_ argument: TypedExpression, orDuration: Bool) throws(Fault) -> ColumnType {
    if argument.type.isNumeric || orDuration && argument.type == .duration { return argument.type }
    throw Fault(
      "F012", "`\(name)` needs numbers, and `\(argument.source)` is \(argument.type)", subject: "\(argument.source)",
      help: argument.type == .text ? "`number(\(argument.source))` reads a text" : nil)
  }

  private func checkShare(_ argument: TypedExpression) throws(Fault) {
    guard let share = argument.literal?.double, (0...1).contains(share) else {
      throw Fault("F012", "`quantile` needs a share between 0 and 1, not `\(argument.source)`", subject: name)
    }
  }
}

extension TypedExpression {
  var isColumn: Bool {
    if case .column = node { true } else { false }
  }
}

extension Expression {
  /// The keys of `sort` and `order:`.
  static func keys(_ keys: [Expression], _ scope: Scope) throws(Fault) -> [TypedKey] {
    var typed: [TypedKey] = []
    for key in keys {
      let isDescending: Bool
      let inner: Expression
      if case .descending(let operand) = key {
        (isDescending, inner) = (true, operand)
      } else {
        (isDescending, inner) = (false, key)
      }
      typed.append(TypedKey(key: try inner.typed(in: scope), isDescending: isDescending))
    }
    return typed
  }
}
