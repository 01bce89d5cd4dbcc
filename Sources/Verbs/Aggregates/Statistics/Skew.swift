import Language

extension Verb {
  static let skew = summary(
    "skew", "Give the skewness, adjusted for the size of the sample (G1).", effect: .none,
    example: "skew(loans.amount)"
  ) { values in
    Numbers.skew(try Numbers.read(values, for: "skew")).map(Value.double) ?? .none
  }
}
