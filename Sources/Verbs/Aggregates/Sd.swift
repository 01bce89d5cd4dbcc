import Language

extension Verb {
  static let sd = summary(
    "sd", "Give the sample standard deviation (n - 1).", effect: .none, example: "sd(loans.amount)"
  ) { values in
    Numbers.deviation(try Numbers.read(values, for: "sd")).map(Value.double) ?? .none
  }
}
