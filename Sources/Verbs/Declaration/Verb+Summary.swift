import Calendar
import Frames
import Language

extension Verb {
  /// A statistic with its faces: over a list a number, over a column an aggregate, over a frame's column its number.
  /// - Parameter list: the statistic of a list without its missing values; none for nothing.
  static func summary(
    _ name: String, _ help: String, effect: Effect, example: String, list: @escaping @Sendable ([Value]) throws -> Value
  ) -> Verb {
    Verb(
      name, help, effect: effect, foresight: .values,
      Face(example: "\(name) [3, 1, 2]", Parameter<[Value]>("list", "the values; `none` is left out")) { _, values in
        try list(values.filter { !$0.isNone })
      },
      Face(
        example: example, Parameter<Aggregated>("column", "the column, or an expression over columns"),
        Parameter<Columns>("by", "the groups of a window", default: .none),
        Parameter<Columns>("order", "the order of a window", default: .none),
        Parameter<Extent?>("last", "how far the window reaches back: rows or a duration", default: nil)
      ) { session, target, by, order, last in
        try target.aggregate(name, by: by, order: order, last: last, session)
      })
  }
}

/// What an aggregate stands over: an expression, and the frame that it was taken from, if any.
struct Aggregated: Argument {
  var expression: Expression
  var origin: Frame?

  static var word: String { "a column" }
  static func accepts(_ value: Value) -> Bool { value.asObject is ColumnObject }

  static func read(_ given: Given, _ session: Session) throws -> Aggregated {
    guard let column = given.value.asObject as? ColumnObject else {
      throw given.wrong("a column or a list", help: "a column begins with a dot: `\(given.verb)(.age)`")
    }
    return Aggregated(expression: column.expression, origin: column.origin)
  }

  /// The aggregate as a column expression; its value where the column belongs to a frame.
  func aggregate(
    _ name: String, _ more: [Expression] = [], by: Columns = .none, order: Columns = .none, last: Extent? = nil,
    _ session: Session
  ) throws -> Value {
    let aggregate = Expression.aggregate(
      Aggregate(name, [expression] + more, by: by.expressions, order: order.expressions ?? [], last: last?.extent))
    guard let origin else { return .object(ColumnObject(aggregate)) }
    guard by.expressions == nil, order.expressions == nil else { return .object(ColumnObject(aggregate, of: origin)) }
    return Value(try session.work("computing") { try origin.value(of: aggregate) })
  }
}

/// One column expression or a list of them; none where it was not given.
struct Columns: Argument {
  var expressions: [Expression]?

  static var none: Columns { Columns(expressions: nil) }
  static var word: String { "columns" }
  static func accepts(_ value: Value) -> Bool { Expression.accepts(value) || value.asObject is ListObject }

  static func read(_ given: Given, _ session: Session) throws -> Columns {
    let values = given.value.asList ?? [given.value]
    return Columns(expressions: try values.map { try SortKey.read(given.of(nil, $0), session).expression })
  }
}

/// `last: 7` rows, or `last: 7d`.
struct Extent: Argument {
  var extent: Aggregate.Extent

  static var word: String { "a number of rows or a duration" }
  static func accepts(_ value: Value) -> Bool { value.asInt != nil || value.asObject is DurationObject }

  static func read(_ given: Given, _ session: Session) throws -> Extent {
    if let rows = given.value.asInt, rows > 0 { return Extent(extent: .rows(rows)) }
    if let duration = given.value.asObject as? DurationObject, duration.period.isExact, duration.period.microseconds > 0
    {
      return Extent(extent: .duration(duration.period.microseconds))
    }
    throw given.wrong("a number of rows, or a duration in days and below, such as `7` or `7d`")
  }
}

/// A key of `sort` or `order:`: a column expression, or `desc(.x)`.
struct SortKey: Argument {
  var expression: Expression

  static var word: String { "a column" }
  static func accepts(_ value: Value) -> Bool { Expression.accepts(value) }

  static func read(_ given: Given, _ session: Session) throws -> SortKey {
    SortKey(expression: try Expression.read(given, session))
  }
}
