import Language

extension Verb {
  static let iqr = summary(
    "iqr", "Give the distance from the lower to the upper quartile.", effect: .none,
    example: "iqr(loans.amount)"
  ) { values in
    let numbers = try Numbers.read(values, for: "iqr")
    guard let low = Numbers.quantile(numbers, 0.25), let high = Numbers.quantile(numbers, 0.75) else { return .none }
    return .double(high - low)
  }
}
