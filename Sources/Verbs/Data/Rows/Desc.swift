import Frames
import Language

extension Verb {
  static let desc = Verb(
    "desc", "Order by a column with the largest first, in `sort` and `order:`.", effect: .look, foresight: .plan,
    example: "loans | sort desc(.amount)",
    Parameter<Expression>("column", "the column")
  ) { _, column in ColumnObject(.descending(column)) }
}
