import Frames
import Language

extension Verb {
  static let quantile = Verb(
    "quantile", "Find the value below which a share of the values lies (type 7).", effect: .none,
    Face(
      example: "quantile([1, 2, 3, 4], 0.25)", Parameter<[Value]>("list", "the numbers"),
      Parameter<Double>("share", "0 to 1")
    ) { _, values, share in
      try checkShare(share)
      return Numbers.quantile(try Numbers.read(values.filter { !$0.isNone }, for: "quantile"), share)
    },
    Face(
      example: "quantile(loans.amount, 0.9)", Parameter<Aggregated>("column", "the column"),
      Parameter<Double>("share", "0 to 1"), Parameter<Columns>("by", "the groups of a window", default: .none),
      Parameter<Columns>("order", "the order of a window", default: .none),
      Parameter<Extent?>("last", "how far the window reaches back: rows or a duration", default: nil)
    ) { session, target, share, by, order, last in
      try checkShare(share)
      return try target.aggregate(
        "quantile", [Expression.literal(.double(share))], by: by, order: order, last: last, session)
    })

  private static func checkShare(_ share: Double) throws {
    guard (0...1).contains(share) else {
      throw Diagnostic("V042", "the share of `quantile` must be from 0 to 1, not \(share)", help: "the median is 0.5")
    }
  }
}
