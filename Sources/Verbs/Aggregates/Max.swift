import Language

extension Verb {
  static let max = summary("max", "Find the largest value.", example: "max(loans.amount)") { values in
    try Ordering.sorted(values).last ?? .none
  }
}
