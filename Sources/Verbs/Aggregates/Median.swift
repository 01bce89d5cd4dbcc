import Language

extension Verb {
  static let median = summary("median", "Find the middle of numbers.", effect: .none, example: "median(loans.amount)") {
    values in
    Numbers.quantile(try Numbers.read(values, for: "median"), 0.5).map(Value.double) ?? .none
  }
}
