import Display
import PseudoTerminal
import Testing

@testable import Terminal

struct PainterTests {
  private func picture(_ rows: [String], _ row: Int, _ column: Int) -> Picture {
    Picture(rows: rows.map { Row(Cell.cells($0)) }, cursorRow: row, cursorColumn: column)
  }

  @Test("Only what differs is written.")
  func small() {
    var painter = Painter(isColored: false)
    #expect(painter.paint(picture(["> ab"], 0, 4), width: 20) == "> ab")
    #expect(painter.paint(picture(["> abc"], 0, 5), width: 20) == "c")
    #expect(painter.paint(picture(["> abc"], 0, 3), width: 20) == "\u{1B}[4G")
    #expect(painter.paint(picture(["> ac"], 0, 3), width: 20) == "c\u{1B}[K\u{1B}[4G")
    #expect(painter.paint(picture(["> ac"], 0, 3), width: 20) == "")
  }

  @Test("Colours are set for a run of cells and reset behind it.")
  func colours() {
    var painter = Painter(isColored: true)
    let row = Row(Cell.cells("ab", .number) + Cell.cells("c") + Cell.cells("d", .text))
    let bytes = painter.paint(Picture(rows: [row], cursorRow: 0, cursorColumn: 4), width: 20)
    #expect(bytes == "\u{1B}[36mab\u{1B}[0mc\u{1B}[32md\u{1B}[0m")
  }

  @Test("Whatever is painted after whatever, the screen shows the last picture.", arguments: [1, 2, 3, 7, 20])
  func random(width: Int) {
    var generator = SystemRandomNumberGenerator()
    let height = 6
    var painter = Painter(isColored: true)
    var screen = VirtualScreen(width: width, height: height)
    let letters = ["a", "b", "日", "é", " ", "\u{1B}", "\t", "👍"]
    for _ in 0..<300 {
      let count = Int.random(in: 0...(width * 4), using: &generator)
      var text: [Unicode.Scalar] = []
      for _ in 0..<count { text += Array((letters.randomElement(using: &generator) ?? "a").unicodeScalars) }
      if Bool.random(using: &generator), !text.isEmpty { text[text.count / 2] = "\n" }
      let below = (0..<Int.random(in: 0...3, using: &generator)).map { Row(Cell.cells("menu \($0)")) }
      let layout = ScreenLayout(
        prompt: Cell.cells("> "), continuation: Cell.cells(". "), text: text,
        cursor: Int.random(in: 0...text.count, using: &generator), roles: text.map { _ in .number }, below: below,
        width: width, height: height)
      let picture = layout.picture()
      screen.feed(Array(painter.paint(picture, width: width).utf8))
      let wanted = picture.rows.map { $0.cells.map(\.text).joined() }
      let shown = screen.rows + Array(repeating: "", count: max(0, picture.rows.count - screen.rows.count))
      #expect(shown.suffix(picture.rows.count).map(trimmed) == wanted.map(trimmed))
      #expect(picture.rows.count <= height)
      #expect(picture.rows.allSatisfy { $0.width <= width })
    }
  }

  private func trimmed(_ line: String) -> String {
    var line = line[...]
    while line.last == " " { line.removeLast() }
    return String(line)
  }
}
