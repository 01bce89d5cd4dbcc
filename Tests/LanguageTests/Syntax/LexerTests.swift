import Testing

@testable import Language

struct LexerTests {
  private func kinds(_ text: String) -> [Token.Kind] {
    Lexer.lex(Source(name: "x", text: text)).tokens.map(\.kind)
  }

  @Test("Signs are cut at their longest.")
  func signs() {
    #expect(kinds("1..10") == [.integer, .dotDot, .integer, .end])
    #expect(
      kinds("a**b//c??d=>e") == [
        .name, .starStar, .name, .slashSlash, .name, .questionQuestion, .name, .arrow, .name, .end,
      ])
    #expect(
      kinds("x<=1 >=2 !=3 ==4 +=5 -=6 *=7 /=8") == [
        .name, .lessEqual, .integer, .greaterEqual, .integer, .notEqual, .integer, .equal, .integer, .plusAssign,
        .integer,
        .minusAssign, .integer, .timesAssign, .integer, .divideAssign, .integer, .end,
      ])
  }

  @Test("White space before a token is known, a comment counts as white space.")
  func space() {
    let tokens = Lexer.lex(Source(name: "x", text: "f(a) b\n# c\nd")).tokens
    #expect(tokens.map(\.hasSpaceBefore) == [true, false, false, false, true, true, false])
    #expect(tokens.map(\.hasNewlineBefore) == [true, false, false, false, false, true, true])
  }

  @Test("Brackets know their partners, also across texts.")
  func partners() {
    let lexed = Lexer.lex(Source(name: "x", text: "f([1, \")\"], f\"{a(1)}\")"))
    for (index, partner) in lexed.partners.enumerated() where partner >= 0 {
      #expect(lexed.partners[Int(partner)] == Int32(index))
    }
    #expect(lexed.partners[1] == Int32(lexed.tokens.count - 2))
  }

  @Test("Comments are kept apart by what they are for.")
  func comments() {
    let text = "#!/usr/bin/env mlops\n# a\n## b\n# %% c\n #%% d\n1 #=> e\n#!> f"
    let kinds = Lexer.lex(Source(name: "x", text: text)).comments.map(\.kind)
    #expect(kinds == [.plain, .plain, .help, .cell, .plain, .shows, .raises])
  }

  @Test(
    "A number ends where no number goes on.",
    arguments: [
      ("1.x", [.integer, .dot, .name, .end]), ("1e", [.invalid, .end]), ("1e5", [.decimal, .end]),
      ("5m", [.duration, .end]),
      ("1h30m", [.duration, .end]), ("10MB", [.size, .end]), ("20%", [.percent, .end]), ("2024-01-31", [.date, .end]),
      ("2024-01-31T10:00", [.time, .end]), ("2024-01-31T10:00-01:00", [.time, .end]),
      ("2024-12-1", [.integer, .minus, .integer, .minus, .integer, .end]),
      ("1_000", [.integer, .end]), ("1__0", [.invalid, .end]), ("1_", [.invalid, .end]), ("0.5", [.decimal, .end]),
      ("00", [.invalid, .end]),
    ] as [(String, [Token.Kind])])
  func numbers(text: String, expected: [Token.Kind]) {
    #expect(kinds(text) == expected)
  }

  @Test("Text that is not closed ends with its line, and the next line is read.")
  func unclosed() {
    #expect(kinds("\"abc\nx") == [.invalid, .name, .end])
    #expect(kinds("`abc\r\nx") == kinds("`abc\nx"))
    #expect(kinds("`abc\r") == kinds("`abc\n"))
    let half = Lexed(reading: Source(name: "x", text: "x = \"abc"))
    #expect(half.tokens.indices.map(half.isOpenText) == [false, false, true, false])
    #expect(kinds("f\"a {b\nx") == [.invalid, .formatText, .fieldOpen, .name, .name, .end])
    #expect(kinds("\"\"\"a\n\"\"\"\nx") == [.text, .name, .end])
  }
}
