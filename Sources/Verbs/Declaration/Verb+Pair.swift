import Frames
import Language

extension Verb {
  /// A statistic of two columns, or of two lists of one length; pairs of which one is missing are left out.
  static func pair(
    _ name: String, _ help: String, example: String, other: String = "the other column",
    lists: @escaping @Sendable ([Double], [Double]) throws -> Double?
  ) -> Verb {
    Verb(
      name, help, effect: .none, foresight: .values,
      Face(
        example: "\(name)([1, 2, 4], [2, 3, 5])", Parameter<[Value]>("list", "the values"),
        Parameter<[Value]>("other", "as many values")
      ) { _, first, second in
        guard first.count == second.count else {
          throw Diagnostic(
            "V061", "`\(name)` needs two lists of one length, and they have \(first.count) and \(second.count) values")
        }
        let pairs = Swift.zip(first, second).filter { !$0.isNone && !$1.isNone }
        return try lists(Numbers.read(pairs.map(\.0), for: name), Numbers.read(pairs.map(\.1), for: name))
      },
      Face(
        example: example, Parameter<Aggregated>("column", "the column"), Parameter<Expression>("other", other),
        Parameter<Columns>("by", "the groups of a window", default: .none),
        Parameter<Columns>("order", "the order of a window", default: .none),
        Parameter<Extent?>("last", "how far the window reaches back: rows or a duration", default: nil)
      ) { session, target, other, by, order, last in
        try target.aggregate(name, [other], by: by, order: order, last: last, session)
      })
  }
}
