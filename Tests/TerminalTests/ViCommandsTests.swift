import Testing

@testable import Terminal

/// vi's commands on a text; `‸` stands before the character with the cursor.
struct ViCommandsTests {
  struct Case: CustomTestStringConvertible {
    let before, keys, after: String
    init(_ before: String, _ keys: String, _ after: String) {
      (self.before, self.keys, self.after) = (before, keys, after)
    }
    var testDescription: String { "\(before) \(keys)" }
  }

  /// The text after keys; `␛` ends typing, and letters behind a command that begins it are typed.
  static func pressed(_ before: String, _ keys: String) -> String {
    var text = EditText(before.replacing("‸", with: ""))
    text.cursor = before.unicodeScalars.prefix { $0 != "‸" }.count
    var vi = ViCommands()
    var steps = UndoSteps()
    var isTyping = false
    for key in keys.unicodeScalars {
      let old = text
      if isTyping {
        if key == "␛" {
          isTyping = false
          vi.endTyping(&text)
        } else {
          text.insert(String(key))
        }
        steps.record(old, text)
        continue
      }
      if key == "␛" {
        vi.cancel()
        continue
      }
      switch key == "⟳" ? .redo(1) : vi.press(key, &text) {
      case .insert: isTyping = true
      case .undo(let count): for _ in 0..<count { text = steps.undo(text) ?? text }
      case .redo: text = steps.redo(text) ?? text
      case .none: steps.record(old, text)
      case .older: text.insert("⇑")
      case .newer: text.insert("⇓")
      case .search: text.insert("?")
      case .external: text.insert("✎")
      }
    }
    var shown = String.UnicodeScalarView(text.scalars[..<text.cursor])
    shown.append("‸")
    shown.append(contentsOf: text.scalars[text.cursor...])
    return String(shown)
  }

  @Test(
    "Motions, with counts.",
    arguments: [
      Case("‸one two", "w", "one ‸two"), Case("‸one.two x", "w", "one‸.two x"), Case("‸one.two x", "W", "one.two ‸x"),
      Case("‸a b c d", "3w", "a b c ‸d"), Case("one ‸two", "b", "‸one two"), Case("one.two‸!", "b", "one.‸two!"),
      Case("x one.tw‸o", "B", "x ‸one.two"), Case("‸one two", "e", "on‸e two"), Case("‸one two", "2e", "one tw‸o"),
      Case("‸a.b c", "E", "a.‸b c"), Case("one ‸two", "0", "‸one two"), Case("  one t‸wo", "^", "  ‸one two"),
      Case("o‸ne two", "$", "one tw‸o"), Case("‸abcabc", "fc", "ab‸cabc"), Case("‸abcabc", "2fc", "abcab‸c"),
      Case("‸abcabc", "tc", "a‸bcabc"), Case("abcab‸c", "Fa", "abc‸abc"), Case("abcab‸c", "Ta", "abca‸bc"),
      Case("‸abcabcc", "fc;;", "abcabc‸c"), Case("‸abcabc", "fc;,", "ab‸cabc"), Case("‸abcabc", "tc;", "abca‸bc"),
      Case("‸f(a[1])", "%", "f(a[1]‸)"), Case("f(a[1]‸)", "%", "f‸(a[1])"), Case("‸a\n\nb\nc", "}", "a\n‸\nb\nc"),
      Case("a\n\nb\n‸c", "{", "a\n‸\nb\nc"), Case("‸ab", "3l", "a‸b"), Case("ab‸c", "2h", "‸abc"),
      Case("a\nb‸c", "k", "‸a\nbc"), Case("‸a\nb", "j", "a\n‸b"), Case("‸a", "k", "⇑‸a"), Case("‸a", "j", "⇓‸a"),
      Case("a\nb\n‸c", "gg", "‸a\nb\nc"), Case("‸a\nb\nc", "G", "a\nb\n‸c"), Case("‸a\nb\nc", "2G", "a\n‸b\nc"),
      Case("‸a\nb", "$w", "a\n‸b"), Case("‸abc", "3|", "ab‸c"), Case("‸日本 x", "w", "日本 ‸x"),
    ])
  func motions(_ example: Case) { #expect(Self.pressed(example.before, example.keys) == example.after) }

  @Test(
    "Operators take motions, counts, objects and whole lines.",
    arguments: [
      Case("‸one two three", "dw", "‸two three"), Case("‸one two three", "d2w", "‸three"),
      Case("‸one two three", "2dw", "‸three"), Case("one ‸two", "dw", "one‸ "), Case("‸a\nb", "dw", "‸\nb"),
      Case("‸one two", "de", "‸ two"), Case("one ‸two", "db", "‸two"), Case("one ‸two", "d0", "‸two"),
      Case("one ‸two", "d$", "one‸ "), Case("‸abcabc", "dfc", "‸abc"), Case("‸abcabc", "dtc", "‸cabc"),
      Case("abcab‸c", "dFa", "abc‸c"), Case("‸f(a) + 1", "d%", "‸ + 1"), Case("a\n‸b\nc", "dd", "a\n‸c"),
      Case("a\n‸b", "dd", "‸a"), Case("‸a", "dd", "‸"), Case("‸a\nb\nc", "2dd", "‸c"), Case("‸a\nb\nc", "dj", "‸c"),
      Case("a\nb\n‸c", "dk", "‸a"), Case("a\n‸b\nc", "dG", "‸a"), Case("a\n‸b\nc", "dgg", "‸c"),
      Case("‸one two", "cwX␛", "‸X two"), Case("one ‸two", "cbX␛", "‸Xtwo"), Case("a\n  ‸b", "ccX␛", "a\n‸X"),
      Case("f(o‸ne)", "ciwX␛", "f(‸X)"), Case("f(\"o‸ne\")", "ci\"X␛", "f(\"‸X\")"), Case("f(a, ‸b)", "di(", "f(‸)"),
      Case("f([a, ‸b])", "da[", "f(‸)"), Case("one ‸two three", "daw", "one ‸three"),
      Case("‸one two", "ywP", "one‸ one two"), Case("‸one two", "yw$p", "one twoone‸ "),
      Case("‸a\nb", "yyjp", "a\nb\n‸a"), Case("a\n‸b", "yyP", "a\n‸b\nb"), Case("‸a\nb", "Yp", "a\n‸a\nb"),
      Case("‸ab", "x3p", "baa‸a"), Case("‸one two", "d␛w", "one ‸two"), Case("‸one", "dq", "‸one"),
    ])
  func operators(_ example: Case) { #expect(Self.pressed(example.before, example.keys) == example.after) }

  @Test(
    "Commands of one key, typing, repeating and going back.",
    arguments: [
      Case("‸abc", "x", "‸bc"), Case("‸abc", "2x", "‸c"), Case("ab‸c", "x", "a‸b"), Case("ab‸c", "X", "a‸c"),
      Case("‸abc", "rX", "‸Xbc"), Case("‸abc", "2rX", "X‸Xc"), Case("‸abc", "~", "A‸bc"), Case("‸abc", "3~", "AB‸C"),
      Case("‸a\n  b", "J", "a‸ b"), Case("‸abc", "sX␛", "‸Xbc"), Case("a‸bc", "DiX␛", "‸Xa"),
      Case("a‸bc", "CX␛", "a‸X"),
      Case("a‸b", "SX␛", "‸X"), Case("a‸b", "iX␛", "a‸Xb"), Case("  a‸b", "IX␛", "  ‸Xab"), Case("‸ab", "aX␛", "a‸Xb"),
      Case("‸ab", "AX␛", "ab‸X"), Case("  a‸b\nc", "oX␛", "  ab\n  ‸X\nc"), Case("  a‸b", "OX␛", "  ‸X\n  ab"),
      Case("‸one two three", "dw.", "‸three"), Case("‸a b c", "cwX␛w.", "X ‸X c"), Case("‸abcdef", "x2.", "‸def"),
      Case("‸a\nb", "AX␛j.", "aX\nb‸X"), Case("‸one two", "dwu", "‸one two"), Case("‸abcd", "xx2u", "‸abcd"),
      Case("‸one two", "dwu⟳", "‸two"), Case("‸a", "v", "✎‸a"), Case("‸a", "/", "?‸a"), Case("‸", "xXdwp$wbJ~.", "‸"),
    ])
  func others(_ example: Case) { #expect(Self.pressed(example.before, example.keys) == example.after) }

  @Test("Whatever is pressed, the cursor stays in the text.")
  func anything() {
    var dice = SystemRandomNumberGenerator()
    let keys = Array("hjklwbeWBE0^$fFtT;,%{}dcypPxXrR~JuU.iIaAoOsSDCYvgG/?123459|\"()[]ab _+-␛".unicodeScalars)
    for _ in 0..<2_000 {
      var typed = String.UnicodeScalarView()
      for _ in 0..<12 { typed.append(keys[Int.random(in: 0..<keys.count, using: &dice)]) }
      let shown = Self.pressed("f(‸a, \"b c\")\n\n  日本 {e\u{301}}", String(typed))
      #expect(shown.unicodeScalars.contains("‸"), "\(String(typed))")
    }
  }
}
