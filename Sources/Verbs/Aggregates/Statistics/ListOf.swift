import Frames
import Language

extension Verb {
  static let list_of = Verb(
    "list_of", "Gather the values of a group into a list, in an order.", effect: .none, foresight: .values,
    example: "loans | group .plan, days: list_of(.days, order: .day)",
    Parameter<Expression>("column", "the column"), Parameter<Columns>("order", "the order of the list"),
    Parameter<Columns>("by", "the groups of a window", default: .none)
  ) { _, column, order, by in
    ColumnObject(
      .aggregate(Aggregate("list_of", [column], by: by.expressions, order: order.expressions ?? [])))
  }
}
