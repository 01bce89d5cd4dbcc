import Testing

@testable import Language

struct RecoveryTests {
  private func read(_ text: String) -> [String] {
    let source = Source(name: "x", text: text)
    return Parser.statements(source).map { statement in
      var line =
        switch statement.result {
        case .success(let read): TreeText.text(read)
        case .failure: "!" + source.text(statement.span)
        }
      if let shows = statement.shows { line += " => " + shows.text }
      for raises in statement.raises { line += " !> " + raises.text }
      return line
    }
  }

  @Test(
    "After a statement that cannot be read, reading goes on at the next newline outside brackets.",
    arguments: [
      ("a = = 1\nb", ["!a = = 1", "b!"]), ("f(1 2,\n 3)\nb", ["!f(1 2,\n 3)", "b!"]), ("\"abc\nb", ["!\"abc", "b!"]),
      ("x = )\n  | f\nb", ["!x = )\n  | f", "b!"]), ("if a {\n 1 1\n}\nb", ["!if a {\n 1 1\n}", "b!"]),
      ("(a\n# %% X\nb", ["!(a", "b!"]),
      ("a b c\nd", ["!a b c", "d!"]), ("}\n}\na", ["!}", "!}", "a!"]), ("| f\na", ["!| f", "a!"]),
    ])
  func recovery(text: String, expected: [String]) {
    #expect(read(text) == expected)
  }

  @Test("Expectations belong to the statement beside or above them.")
  func expectations() {
    let text = """
      1 + 1   #=> 2
      table
      #=> a  b
      #=>  1  2
      a = = 2 #!> value
      f(
        1
      )
      # why
      #!> one
      #!> two
      a; b #=> b
      "#=> no"
      """
    #expect(
      read(text) == [
        "(+ 1 1) => 2", "table! => a  b\n 1  2", "!a = = 2 !> value", "(f 1) !> one !> two", "a!", "b! => b",
        "\"#=> no\"",
      ])
  }

  @Test(
    "A prompt waits for another line only while something is open.",
    arguments: [
      ("f(", true), ("f(1", true), ("[1,", true), ("{a:", true), ("if a {", true), ("x =", true), ("1 +", true),
      ("a |", true), ("f a,", true),
      ("x = \"\"\"abc", true), ("f\"\"\"a {b", true), ("f\"\"\"a", true), ("x =>", true), ("try f()", true),
      ("not", true),
      ("if a { 1 }", false), ("f(1 2", false), ("x = \"abc", false), ("a b c", false), ("", false), ("1", false),
      ("if a", false), ("f(]", false),
      ("f\"a {b", false), ("# a", false), ("x = )", false), ("fn f() {", true), ("fn f", true), ("a.", true),
      ("for x in", true),
    ])
  func incomplete(text: String, expected: Bool) {
    #expect(Parser.isIncomplete(Source(name: "input[1]", text: text)) == expected)
    #expect(Parser.isIncomplete(Source(name: "input[1]", text: text + "\n")) == expected)
  }
}
