import Frames
import Language

extension Verb {
  static let ntile = Verb(
    "ntile", "Deal the rows of an order out to so many parts of nearly one size, numbered from 1.", effect: .none,
    foresight: .values, example: "derive(sales, quarter: ntile(4, order: .amount))",
    Parameter<Int>("parts", "how many"), Parameter<Columns>("by", "the groups", default: .none),
    Parameter<Columns>("order", "the order of the rows", default: .none)
  ) { _, parts, by, order in
    ColumnObject(
      .aggregate(
        Aggregate("ntile", [.literal(.int(parts))], by: by.expressions, order: order.expressions ?? [])))
  }
}
