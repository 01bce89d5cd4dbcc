import Frames
import Language

extension Verb {
  static let select = Verb(
    "select", "Keep these columns, in this order; with a name, an expression under that name.", effect: .none,
    foresight: .plan,
    example: "loans | select .plan, .amount",
    Parameter<Frame>("frame", "the rows"), Parameter<Named<Selected>>("columns", "columns, or name: expression")
  ) { session, frame, columns in
    try frame.select(
      columns.values.flatMap { name, selected in
        if let name { return [NamedExpression(name, try Expression(selected.value))] }
        if let own = (selected.value.asObject as? ColumnObject)?.fieldName {
          return [NamedExpression(own, try Expression(selected.value))]
        }
        return try ColumnSet.read(selected.given, session).names(in: frame.schema).map {
          NamedExpression($0, .column($0))
        }
      })
  }
}

/// One argument of `select`, kept as it was given.
struct Selected: Argument {
  var given: Given
  var value: Value { given.value }

  static var word: String { "a column" }
  static func accepts(_ value: Value) -> Bool { true }
  static func read(_ given: Given, _ session: Session) throws -> Selected { Selected(given: given) }
}
