import Frames
import Language

extension Verb {
  static let group = Verb(
    "group", "Summarise rows by their keys: an argument with an aggregate is a summary, one without is a key.",
    effect: .none,
    foresight: .plan,
    example: "loans | group .plan, n: count(), total: sum(.amount)",
    Parameter<Frame>("frame", "the rows"), Parameter<Named<Expression>>("columns", "keys and name: aggregate")
  ) { _, frame, columns in
    try frame.group(
      columns.values.flatMap { name, expression in
        try Derivation.one(expression).columns(name ?? own(expression), in: frame.schema)
      })
  }

  /// The name that an aggregate without one gets: `count`, `mean_amount`.
  static func own(_ expression: Expression) -> String? {
    guard case .aggregate(let aggregate) = expression else { return nil }
    guard case .column(let column)? = aggregate.arguments.first else {
      return aggregate.arguments.isEmpty ? aggregate.name : nil
    }
    return "\(aggregate.name)_\(column)"
  }
}

extension Derivation {
  /// The one column of an expression that has or gets a name.
  func columns(_ name: String?, in schema: Schema) throws -> [NamedExpression] {
    guard case .one(let expression) = self else { return [] }
    if let name { return [NamedExpression(name, expression)] }
    if let own = expression.ownName { return [NamedExpression(own, expression)] }
    throw Diagnostic("V063", "the column made by `\(expression)` has no name", help: "write `name: \(expression)`")
  }
}
