import Language

extension Verb {
  static let min = summary("min", "Find the smallest value.", effect: .none, example: "min(loans.amount)") { values in
    try Ordering.extreme(of: values) { $0 < 0 }
  }
}
