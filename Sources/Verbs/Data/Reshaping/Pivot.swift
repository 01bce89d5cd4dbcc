import Frames
import Language

extension Verb {
  static let pivot = Verb(
    "pivot", "Spread rows into columns: a column for each value of one, a row for each combination of the keys.",
    effect: .none,
    example: "loans | pivot names: .plan, values: sum(.amount), by: .day",
    Parameter<Frame>("frame", "the rows"),
    Parameter<Expression>("names", "the column whose values name the new columns"),
    Parameter<PivotValues>("values", "an aggregate, several, or {name: aggregate}"),
    Parameter<Columns>("by", "the keys of the rows; every other column when none is named", default: .none),
    Parameter<[Value]?>("columns", "the values that become columns, so that none has to be read", default: nil),
    Parameter<String>("prefix", "stands before each new name", default: ""),
    Parameter<Value>("fill", "stands where no row has a value; a count is 0 there", default: .none),
    look: { _, frame, names, values, by, columns, prefix, fill in
      let pivot = try Pivot(names, values, by, columns ?? [], prefix, fill)
      let frame = try frame.pivot(pivot)
      return columns == nil ? UnknownObject.value : .object(FrameObject(frame))
    }
  ) { session, frame, names, values, by, columns, prefix, fill in
    let pivot = try Pivot(names, values, by, columns, prefix, fill)
    return try session.work("looking for the new columns") { try frame.pivot(pivot) }
  }
}

extension Pivot {
  fileprivate init(
    _ names: Expression, _ values: PivotValues, _ by: Columns, _ columns: [Value]?, _ prefix: String, _ fill: Value
  ) throws {
    self.init(
      names: names, values: values.values, by: by.expressions, columns: try columns?.map(Scalar.init), prefix: prefix,
      fill: fill.isNone ? nil : try Scalar(fill))
  }
}

/// `sum(.x)`, `[sum(.x), count()]` or `{total: sum(.x), n: count()}`.
struct PivotValues: Argument {
  var values: [NamedExpression]

  static var word: String { "an aggregate" }

  static func accepts(_ value: Value) -> Bool {
    Expression.accepts(value) || value.asObject is ListObject || value.asObject is RecordObject
  }

  static func read(_ given: Given, _ session: Session) throws -> PivotValues {
    if let record = given.value.asRecord {
      return PivotValues(
        values: try record.fields.map {
          NamedExpression($0.name, try Expression.read(given.of(nil, $0.value), session))
        })
    }
    let values = given.value.asList ?? [given.value]
    return PivotValues(
      values: try values.map { value in
        let expression = try Expression.read(given.of(nil, value), session)
        return NamedExpression(Verb.own(expression) ?? "value", expression)
      })
  }
}
