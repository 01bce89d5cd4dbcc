import Frames
import Language

extension Verb {
  static let unique = Verb(
    "unique", "For `check`: no two rows have the same value.", effect: .none, foresight: .plan,
    example: "check plans, unique(.plan)",
    Parameter<Rest<Expression>>("columns", "the column, or several that are a key together")
  ) { _, columns in ColumnObject(.call("unique", columns.values)) }
}
