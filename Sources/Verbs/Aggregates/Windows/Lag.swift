extension Verb {
  static let lag = window(
    "lag", "Take the value some rows earlier in an order.", effect: .none,
    example: "derive(sales, before: lag(.amount, order: .day))", takesRows: true)
}
