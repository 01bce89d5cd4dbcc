import Frames
import Language

extension Verb {
  static let each = Verb(
    "each", "Make one column from each of several, for `derive`.", effect: .none, foresight: .plan,
    example: "loans | derive each(cols(number), x => log(x + 1), name: \"{}_log\")",
    Parameter<ColumnList>("columns", "the columns"),
    Parameter<Function>("function", "gives the new column for a column"),
    Parameter<String>("name", "the new names; {} is the old one", default: "{}")
  ) { _, columns, function, name in
    Value.object(EachColumn(columns: columns.set, function: function, name: name))
  }
}

/// `each(…)` before its columns are known.
final class EachColumn: Object {
  let columns: ColumnSet
  let function: Function
  let name: String

  init(columns: ColumnSet, function: Function, name: String) {
    self.columns = columns
    self.function = function
    self.name = name
    super.init()
  }

  override var kind: String { "columns" }
  override var inline: String { "each(…)" }

  func columns(in schema: Schema, _ session: Session) throws -> [NamedExpression] {
    try columns.names(in: schema).map { column in
      let made = try function(session, .object(ColumnObject(.column(column))))
      return NamedExpression(
        name.split(separator: "{}", omittingEmptySubsequences: false).joined(separator: column), try Expression(made))
    }
  }
}
