/// What the terminal shall show from the row of the prompt on, and where its cursor stands.
struct Picture: Hashable {
  var rows: [Row]
  var cursorRow: Int
  var cursorColumn: Int
}
