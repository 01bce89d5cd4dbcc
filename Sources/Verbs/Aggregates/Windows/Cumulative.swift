extension Verb {
  static let cumulative = window(
    "cumulative", "Add up the values from the first row of an order to this one.", effect: .none,
    example: "derive(sales, total: cumulative(.amount, order: .day))")
}
