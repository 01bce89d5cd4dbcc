extension Verb {
  static let rank = window(
    "rank", "Number the rows of an order; equal rows share a number and leave a gap.", effect: .none,
    example: "derive(sales, place: rank(order: desc(.amount)))", takesColumn: false)
}
