import Frames
import Language

extension Verb {
  static let fill = Verb(
    "fill", "Put a value where one is missing.", effect: .none, foresight: .rows, example: "loans | fill .amount, 0",
    Parameter<Frame>("frame", "the rows"), Parameter<ColumnList>("columns", "the columns to fill"),
    Parameter<Expression>("value", "what to put there: a value, or an expression over columns")
  ) { _, frame, columns, value in try frame.fill(columns.set.names(in: frame.schema).map { NamedExpression($0, value) })
  }
}
