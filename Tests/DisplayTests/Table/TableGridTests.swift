import Testing

@testable import Display

/// A table cell by cell.
@Suite struct TableGridTests {
  @Test("Cells are safe text, missing ones none; notes hold the size and the remarks.")
  func cells() {
    let table = TableText(
      [
        TableColumn("n", "int", .integers([1, nil])), TableColumn("a\u{1B}[1m", "text", .texts(["x\u{7}", ""])),
      ], total: 20, name: "t", remarks: ["guessed"])
    let grid = table.grid
    #expect(grid.columns.map(\.name) == ["n", "a␛[1m"])
    #expect(grid.columns.map(\.isRight) == [true, false])
    #expect(grid.rows == [["1", "x␇"], [nil, "\"\""]])
    #expect(grid.notes == ["20 rows × 2 columns · first 2 shown", "guessed"])
  }

  @Test("Of thousands of columns the first are taken, and that is said.")
  func wide() {
    let columns = (1...1_000).map { (number: Int) in TableColumn("c\(number)", "int", .integers([number])) }
    let grid = TableText(columns).grid
    #expect(grid.columns.count == TableGrid.mostColumns && grid.rows[0].count == TableGrid.mostColumns)
    #expect(grid.notes.last == "the first 200 of 1,000 columns are shown")
  }
}
