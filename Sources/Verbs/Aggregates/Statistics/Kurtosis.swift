import Language

extension Verb {
  static let kurtosis = summary(
    "kurtosis", "Give the excess kurtosis, adjusted for the size of the sample (G2).", effect: .none,
    example: "kurtosis(loans.amount)"
  ) { values in
    Numbers.kurtosis(try Numbers.read(values, for: "kurtosis")).map(Value.double) ?? .none
  }
}
