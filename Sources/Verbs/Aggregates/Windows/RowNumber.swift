extension Verb {
  static let row_number = window(
    "row_number", "Number the rows of an order, from 1.", effect: .none,
    example: "derive(sales, n: row_number(order: .day))", takesColumn: false)
}
