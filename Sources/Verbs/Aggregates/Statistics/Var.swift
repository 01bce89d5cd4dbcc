import Language

extension Verb {
  static let `var` = summary(
    "var", "Give the sample variance (n - 1).", effect: .none,
    example: "var(loans.amount)"
  ) { values in
    Numbers.deviation(try Numbers.read(values, for: "var")).map { .double($0 * $0) } ?? .none
  }
}
