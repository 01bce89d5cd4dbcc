import Display
import Testing

@testable import Terminal

struct HighlighterTests {
  /// One letter for the role of each character.
  private func marks(_ text: String) -> String {
    let highlighter = Highlighter { $0 == "load" }
    return highlighter.roles(Array(text.unicodeScalars)).map { role in
      switch role {
      case .keyword: "k"
      case .number: "n"
      case .text: "t"
      case .column: "c"
      case .callable: "v"
      case .comment: "#"
      case .truth: "b"
      case .error: "!"
      default: "."
      }
    }.joined()
  }

  @Test("Words, numbers, texts, columns, verbs and comments have their colours.")
  func roles() {
    #expect(marks("x = load \"é\", 12 # hi") == "....vvvv.ttt..nn.####")
    #expect(marks("filter .age > 3 and true") == ".......cccc...n.kkk.bbbb")
    #expect(marks("report.auc | load(.x)") == ".............vvvv.cc.")
    #expect(marks("f(load: 1)") == "........n.")
  }

  @Test("Half a line is coloured as far as it goes.")
  func half() {
    #expect(marks("load \"ab").hasPrefix("vvvv."))
    #expect(marks("") == "")
    #expect(marks("f\"a {1").count == 6)
  }
}
