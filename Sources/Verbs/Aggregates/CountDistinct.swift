import Engines
import Language

extension Verb {
  static let count_distinct = summary(
    "count_distinct", "Count different values.", effect: .none, example: "count_distinct(loans.plan)"
  ) { values in
    var seen: Set<Value> = []
    for (index, value) in values.enumerated() {
      try Watch.check(at: index)
      seen.insert(value)
    }
    return .int(seen.count)
  }
}
