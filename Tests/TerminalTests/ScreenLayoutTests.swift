import Display
import Testing

@testable import Terminal

struct ScreenLayoutTests {
  private func layout(_ text: String, cursor: Int? = nil, width: Int, height: Int = 10) -> ScreenLayout {
    let scalars = Array(text.unicodeScalars)
    return ScreenLayout(
      prompt: Cell.cells("> "), continuation: Cell.cells(". "), text: scalars, cursor: cursor ?? scalars.count,
      roles: [],
      width: width, height: height)
  }

  private func rows(_ picture: Picture) -> [String] { picture.rows.map { $0.cells.map(\.text).joined() } }

  @Test("Lines begin behind a prompt and break at the window's edge.")
  func breaking() {
    let picture = layout("abcdef\ng", width: 5).picture()
    #expect(rows(picture) == ["> abc", "def", ". g"])
    #expect((picture.cursorRow, picture.cursorColumn) == (2, 3))
  }

  @Test("A cursor behind a full row stands in the next one.")
  func fullRow() {
    let picture = layout("abc", width: 5).picture()
    #expect(rows(picture) == ["> abc", ""])
    #expect((picture.cursorRow, picture.cursorColumn) == (1, 0))
  }

  @Test("A wide character that does not fit moves to the next row, with the cursor before it.")
  func wide() {
    let picture = layout("ab日", cursor: 2, width: 5).picture()
    #expect(rows(picture) == ["> ab", "日"])
    #expect((picture.cursorRow, picture.cursorColumn) == (1, 0))
  }

  @Test("A text of more rows than the window shows those around the cursor.")
  func window() {
    let text = (1...9).map(String.init).joined(separator: "\n")
    #expect(rows(layout(text, width: 9, height: 3).picture()) == [". 7", ". 8", ". 9"])
    #expect(rows(layout(text, cursor: 0, width: 9, height: 3).picture()) == ["> 1", ". 2", ". 3"])
  }

  @Test("In a window of one cell the character before the cursor is there to see.")
  func oneCell() {
    let picture = layout("日x", cursor: 1, width: 1, height: 1).picture()
    #expect(picture.rows.count == 1 && picture.rows[0].width <= 1)
  }

  @Test("A menu takes at most half of a low window.")
  func menu() {
    var low = layout("a\nb\nc\nd", width: 9, height: 4)
    low.below = (0..<8).map { Row(Cell.cells("m\($0)")) }
    #expect(rows(low.picture()) == [". c", ". d", "m0", "m1"])
  }
}
