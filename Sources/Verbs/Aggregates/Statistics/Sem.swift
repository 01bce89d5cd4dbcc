import Language

extension Verb {
  static let sem = summary(
    "sem", "Give the standard error of the mean.", effect: .none,
    example: "sem(loans.amount)"
  ) { values in
    let numbers = try Numbers.read(values, for: "sem")
    return Numbers.deviation(numbers).map { .double($0 / Double(numbers.count).squareRoot()) } ?? .none
  }
}
