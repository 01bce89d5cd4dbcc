import Display
import Testing

@testable import Terminal

struct HighlighterTests {
  /// One letter for the role of each character.
  private func marks(_ text: String) -> String {
    let highlighter = Highlighter { $0 == "load" }
    return highlighter.colors(Array(text.unicodeScalars)).roles.map { role in
      switch role {
      case .keyword: "k"
      case .number: "n"
      case .text: "t"
      case .column: "c"
      case .callable: "v"
      case .comment: "#"
      case .truth: "b"
      case .error: "!"
      case .warning: "?"
      default: "."
      }
    }.joined()
  }

  @Test("Words, numbers, texts, columns, verbs and comments have their colours.")
  func roles() {
    #expect(marks("x = load \"é\", 12 # hi") == "....vvvv.ttt..nn.####")
    #expect(marks("filter .age > 3 and true") == ".......cccc...n.kkk.bbbb")
    #expect(marks("[1, (2") == "?n..?n")
    #expect(marks("f(1)] }") == "..n.!.!")
    #expect(marks("report.auc | load(.x)") == ".............vvvv.cc.")
    #expect(marks("f(load: 1)") == "........n.")
  }

  @Test("The partner of the bracket behind the cursor, or under it, is shown.")
  func partners() {
    let colors = Highlighter { _ in false }.colors(Array("é(\"(\", [1])".unicodeScalars))
    #expect(colors.roles(at: 11)[1] == .selected)
    #expect(colors.roles(at: 1)[10] == .selected)
    #expect(colors.roles(at: 10)[7] == .selected)
    #expect(!colors.roles(at: 4).contains(.selected))
    let field = Highlighter { _ in false }.colors(Array("f\"{a}\"".unicodeScalars))
    #expect(field.roles(at: 5)[2] == .selected)
  }

  @Test("Half a line is coloured as far as it goes.")
  func half() {
    #expect(marks("load \"ab").hasPrefix("vvvv."))
    #expect(marks("") == "")
    #expect(marks("f\"a {1").count == 6)
  }
}
