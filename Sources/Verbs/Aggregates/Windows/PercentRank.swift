extension Verb {
  static let percent_rank = window(
    "percent_rank", "Give the share of the other rows that come before in an order, 0 to 1.", effect: .none,
    example: "derive(sales, place: percent_rank(order: .amount))", takesColumn: false)
}
