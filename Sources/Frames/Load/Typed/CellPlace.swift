/// A cell of a sheet: `B3` is in column 2 and row 3.
struct CellPlace: Hashable {
  let column: Int
  let row: Int

  init?(_ text: String) {
    let letters = text.utf8.prefix { (65...90).contains($0) }
    guard (1...3).contains(letters.count), let row = Int(text.dropFirst(letters.count)), row > 0 else { return nil }
    column = letters.reduce(0) { $0 * 26 + Int($1) - 64 }
    self.row = row
  }

  /// The letters above a column, counted from 1; none for what is no column.
  static func letters(_ column: Int) -> String? {
    guard (1...18_278).contains(column) else { return nil }
    var rest = column
    var letters: [UInt8] = []
    while rest > 0 {
      rest -= 1
      letters.insert(UInt8(65 + rest % 26), at: 0)
      rest /= 26
    }
    return String(decoding: letters, as: UTF8.self)
  }
}
