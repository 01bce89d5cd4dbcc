import Language

extension Verb {
  static let mad = summary(
    "mad", "Give the median distance from the median.", effect: .none,
    example: "mad(loans.amount)"
  ) { values in
    let numbers = try Numbers.read(values, for: "mad")
    guard let middle = Numbers.quantile(numbers, 0.5) else { return .none }
    return Numbers.quantile(numbers.map { abs($0 - middle) }, 0.5).map(Value.double) ?? .none
  }
}
