import Language

extension Verb {
  static let product = summary(
    "product", "Multiply numbers; of nothing, `none`.", effect: .none,
    example: "product([1.5, 2.0, 4.0])"
  ) { values in
    let numbers = try Numbers.read(values, for: "product")
    return numbers.isEmpty ? .none : .double(numbers.reduce(1, *))
  }
}
