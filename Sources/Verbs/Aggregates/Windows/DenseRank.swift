extension Verb {
  static let dense_rank = window(
    "dense_rank", "Number the rows of an order; equal rows share a number and leave no gap.", effect: .none,
    example: "derive(sales, place: dense_rank(order: desc(.amount)))", takesColumn: false)
}
