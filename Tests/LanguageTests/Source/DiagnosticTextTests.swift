import Letters
import Testing

@testable import Language

struct DiagnosticTextTests {
  let loans = Source(name: "input[3]", text: "ready = loans\n\n\n  | filter .salery > 1000\n")

  func diagnostic(_ source: Source, _ span: Span) -> Diagnostic {
    Diagnostic("C012", "no column `salery` in `loans`", source: source, span: span)
  }

  @Test("An error shows its code, the line with its number, carets and one hint.")
  func wholeForm() {
    var error = diagnostic(loans, Span(27, 34))
    error.help = "did you mean `.salary_range`?"
    error.notes = ["called from `prepare` in line 9"]
    let expected = """
      error[C012]: no column `salery` in `loans`
        4 |   | filter .salery > 1000
          |            ^^^^^^^
      help: did you mean `.salary_range`?
      note: called from `prepare` in line 9
      """
    #expect(DiagnosticText.render(error) == expected)
  }

  @Test("A text from a file is named with line and column.")
  func place() {
    let source = Source(name: "nightly.mlops", text: "a\nb c\n")
    #expect(
      DiagnosticText.render(diagnostic(source, Span(4, 5))).hasPrefix(
        "error[C012]: no column `salery` in `loans` (nightly.mlops:2:3)\n  2 | b c\n    |   ^"))
  }

  @Test(
    "Carets count columns of the screen: wide characters two, marks none, tabs to the next stop.",
    arguments: [
      ("日本 x", "x", "  1 | 日本 x\n    |      ^"), ("e\u{301} x", "x", "  1 | e\u{301} x\n    |   ^"),
      ("\tx", "x", "  1 |     x\n    |     ^"), ("a 日本", "日本", "  1 | a 日本\n    |   ^^^^"),
    ])
  func columns(text: String, marked: String, expected: String) throws {
    let source = Source(name: "input[1]", text: text)
    let end = source.bytes.count
    let rendered = DiagnosticText.render(diagnostic(source, Span(end - marked.utf8.count, end)))
    #expect(rendered.split(separator: "\n").dropFirst().joined(separator: "\n") == expected)
  }

  @Test("A long line is cut around the mark and keeps within the width.")
  func longLine() {
    let source = Source(
      name: "input[1]", text: String(repeating: "a ", count: 500) + "salery" + String(repeating: " b", count: 500))
    let lines = DiagnosticText.render(diagnostic(source, Span(1000, 1006)), width: 60).split(separator: "\n")
    #expect(lines.dropFirst().allSatisfy { DisplayWidth.of(String($0)) <= 60 })
    #expect(lines[1].contains("salery"))
    #expect(lines[1].contains("…"))
    #expect(lines[2].filter { $0 == "^" }.count == 6)
  }

  @Test("No control character of a text reaches the terminal.")
  func controls() {
    let source = Source(name: "input[1]", text: "x = \u{1B}[31m1")
    var error = diagnostic(source, Span(4, 5))
    error.message = "no \u{1B}[2J name"
    #expect(!DiagnosticText.render(error).contains("\u{1B}"))
    #expect(DiagnosticText.render(error, colour: true).hasPrefix("\u{1B}[1;31merror[C012]\u{1B}[0m"))
  }

  @Test("A span past the end of its text is shown at the end.")
  func pastTheEnd() {
    #expect(DiagnosticText.render(diagnostic(loans, Span(900, 999))).hasSuffix("|\n    | ^"))
  }
}
