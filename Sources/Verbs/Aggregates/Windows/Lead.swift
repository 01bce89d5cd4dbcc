extension Verb {
  static let lead = window(
    "lead", "Take the value some rows later in an order.", effect: .none,
    example: "derive(sales, next: lead(.amount, order: .day))", takesRows: true)
}
