import Testing

@testable import Frames

/// Unicode's forms in a row and in DuckDB, over every character of the first plane that has a form of its own.
struct TextFormsTests {
  @Test(
    "Every letter of the first plane is composed and bared of its marks as DuckDB does it.",
    arguments: ["normalize", "strip_accents"])
  func agrees(_ name: String) throws {
    let room = try Room()
    let texts = (UInt32(0x80)..<0x3000).compactMap(Unicode.Scalar.init).filter(isOld).map {
      "x" + String(Character($0)) + "\u{301}"
    }
    let table = try Table([Column("x", type: .text, values: .texts(TextValues(texts)))])
    let call = Frames.Expression.call(name, [c("x")])
    let sql = try room.context.frame(table).derive([NamedExpression("y", call)]).cells("y")
    let closure = try call.compile(table.schema)
    var odd: [String] = []
    for (row, text) in texts.enumerated() {
      let own = try closure([.text(text)])
      if RowComparison.order(own, sql[row]) != 0 {
        odd.append(text.unicodeScalars.map { String($0.value, radix: 16) }.joined(separator: " "))
      }
    }
    #expect(odd == [])
  }

  /// It was a character before Unicode 16, which DuckDB's tables do not know.
  private func isOld(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.age.map { $0.major < 16 } ?? false }
}
