import Frames
public import Language

extension Verb {
  /// A window over an order: `lag(.sales, 1, by: .store, order: .date)`.
  static func window(
    _ name: String, _ help: String, effect: Effect, example: String, takesColumn: Bool = true, takesRows: Bool = false
  ) -> Verb {
    if takesColumn {
      return Verb(
        name, help, effect: effect, foresight: .values, example: example, Parameter<Expression>("column", "the column"),
        Parameter<Int>("rows", "how many rows away", default: 1),
        Parameter<Columns>("by", "the groups", default: .none),
        Parameter<Columns>("order", "the order of the rows", default: .none)
      ) { _, column, rows, by, order in
        ColumnObject(
          .aggregate(
            Aggregate(
              name, [column] + (takesRows ? [.literal(.int(rows))] : []), by: by.expressions,
              order: order.expressions ?? [])))
      }
    }
    return Verb(
      name, help, effect: effect, foresight: .values, example: example,
      Parameter<Columns>("by", "the groups", default: .none),
      Parameter<Columns>("order", "the order of the rows", default: .none)
    ) { _, by, order in
      ColumnObject(.aggregate(Aggregate(name, by: by.expressions, order: order.expressions ?? [])))
    }
  }
}

extension ColumnObject: Answer {
  public func value(in session: Session) -> Value { .object(self) }
}
