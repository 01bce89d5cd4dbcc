import Language

extension Verb {
  static let count_distinct = summary(
    "count_distinct", "Count different values.", effect: .none, example: "count_distinct(loans.plan)"
  ) { values in .int(Set(values).count) }
}
