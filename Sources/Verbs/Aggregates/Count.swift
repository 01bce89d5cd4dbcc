import Frames
import Language

extension Verb {
  static let count = Verb(
    "count", "Count rows, values of columns, or elements.", effect: .look, foresight: .values,
    Face(
      example: "loans | count", Parameter<Frame>("frame", "the rows"),
      Parameter<ColumnSet>("columns", "count the rows of each of their values", default: ColumnSet(parts: []))
    ) { session, frame, columns in
      if columns.parts.isEmpty { return Value.int(try session.work("counting") { try frame.count() }) }
      return try frame.counts(columns.names(in: frame.schema).map { NamedExpression($0, .column($0)) }).value(
        in: session)
    },
    Face(example: "count [3, 1, 2]", Parameter<[Value]>("list", "the elements")) { _, list in list.count },
    Face(
      example: "loans | group .plan, n: count()",
      Parameter<Aggregated?>("column", "count its values that are not missing", default: nil),
      Parameter<Columns>("by", "the groups of a window", default: .none),
      Parameter<Columns>("order", "the order of a window", default: .none),
      Parameter<Extent?>("last", "how far the window reaches back: rows or a duration", default: nil)
    ) { session, target, by, order, last in
      if let target { return try target.aggregate("count", by: by, order: order, last: last, session) }
      return .object(
        ColumnObject(
          .aggregate(
            Aggregate("count", by: by.expressions, order: order.expressions ?? [], last: last?.extent))))
    })
}
