import Frames
import Language

extension Verb {
  static let share = Verb(
    "share", "Give the share of rows for which a condition holds, 0 to 1.", effect: .none,
    Face(example: "share([true, false])", Parameter<[Bool]>("list", "truths")) { _, truths in
      truths.isEmpty ? nil : Double(truths.count { $0 }) / Double(truths.count)
    },
    Face(
      example: "loans | group .plan, late: share(.days > 30)",
      Parameter<Aggregated>("condition", "true or false for each row"),
      Parameter<Columns>("by", "the groups of a window", default: .none),
      Parameter<Columns>("order", "the order of a window", default: .none),
      Parameter<Extent?>("last", "how far the window reaches back: rows or a duration", default: nil)
    ) { session, target, by, order, last in
      try target.aggregate("share", by: by, order: order, last: last, session)
    })
}
