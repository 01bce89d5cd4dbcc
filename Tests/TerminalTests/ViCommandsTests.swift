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

  /// A text that is edited, with all that its editor keeps.
  struct Editing {
    var text: EditText
    var vi = ViCommands()
    var steps = UndoSteps()
    var isTyping = false
    /// What only an editor can do, as signs in the text.
    var marks: [ViCommands.Effect: String] = [:]

    init(_ before: String) {
      text = EditText(before.replacing("‸", with: ""))
      text.cursor = before.unicodeScalars.prefix { $0 != "‸" }.count
    }

    /// `␛` is Escape, `⌫` Backspace, `⟳` Ctrl-R; letters behind a command that begins typing are typed.
    mutating func press(_ key: Unicode.Scalar) {
      let old = text
      if isTyping {
        switch key {
        case "␛":
          isTyping = false
          vi.endTyping(&text)
        case "⌫": text.deleteBackward()
        default: text.insert(String(key))
        }
        vi.follow(&text)
        steps.record(old, text)
        return
      }
      if key == "␛" { return vi.cancel() }
      let effect = key == "⟳" ? .redo(1) : vi.press(key, &text)
      switch effect {
      case .insert: isTyping = true
      case .undo(let count):
        for _ in 0..<count { text = steps.undo(text) ?? text }
        return vi.rest(&text)
      case .redo:
        text = steps.redo(text) ?? text
        return vi.rest(&text)
      case .none: break
      default: text.insert(marks[effect] ?? "")
      }
      steps.record(old, text)
    }

    var shown: String {
      var shown = String.UnicodeScalarView(text.scalars[..<text.cursor])
      shown.append("‸")
      shown.append(contentsOf: text.scalars[text.cursor...])
      return String(shown)
    }
  }

  /// The text after keys.
  static func pressed(_ before: String, _ keys: String) -> String {
    var editing = Editing(before)
    editing.marks = [
      .older: "⇑", .newer: "⇓", .search: "?", .external: "✎", .searchAgain(isOlder: true): "n",
      .searchAgain(isOlder: false): "N",
    ]
    for key in keys.unicodeScalars { editing.press(key) }
    return editing.shown
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

  @Test(
    "The last change is repeated as often as one likes, a count types again, and R writes over.",
    arguments: [
      Case("‸one two three four", "dw..", "‸four"), Case("‸abcdef", "x..", "‸def"), Case("‸abcdef", "x..u.", "‸def"),
      Case("‸a b c d", "cwX␛w.w.", "X X ‸X d"), Case("‸ab", "3ix␛", "xx‸xab"), Case("‸ab", "3ix␛.", "xxxx‸xxab"),
      Case("‸ab", "3Ax␛", "abxx‸x"), Case("‸a", "2oX␛", "a\nX\n‸X"), Case("  ‸a", "2OX␛", "  X\n  ‸X\n  a"),
      Case("‸a b c", "2cwX␛", "‸X c"), Case("‸abc", "3i␛", "‸abc"), Case("‸abcd", "RXY␛", "X‸Ycd"),
      Case("‸ab", "Rxyz␛", "xy‸z"), Case("‸abcd", "RXY⌫⌫␛", "‸abcd"), Case("‸abcd", "RX⌫⌫Y␛", "‸Ybcd"),
      Case("‸abc", "RX␛l.", "X‸Xc"), Case("‸abcd", "2RX␛", "X‸Xcd"), Case("‸ab\ncd", "Rxyz␛", "xy‸z\ncd"),
      Case("‸abcd", "RX\nY␛", "X\n‸Ycd"), Case("‸a", "n", "n‸a"), Case("‸a", "N", "N‸a"),
    ])
  func again(_ example: Case) { #expect(Self.pressed(example.before, example.keys) == example.after) }

  @Test(
    "Where there is nothing to cut, what was cut before stays to be put in.",
    arguments: [
      Case("‸one\n\nb", "ywjDp", "one\non‸e\nb"), Case("‸one\n\nb", "ywjdwp", "one\non‸e\nb"),
      Case("‸one\n", "ywjCX␛p", "one\nXon‸e"),
    ])
  func nothing(_ example: Case) { #expect(Self.pressed(example.before, example.keys) == example.after) }

  @Test("Whatever is pressed, the cursor rests on a character of the text, and all of it can be undone.")
  func anything() {
    var seed: UInt64 = 1
    // Knuth's generator for MMIX, so that a failure can be repeated.
    func dice(_ count: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(seed >> 33) % count
    }
    let keys = Array("hjklwbeWBE0^$fFtT;,%{}dcypPxXrRnN~JuU.iIaAoOsSDCYvgG/?123459|\"()[]ab _+-␛⌫⟳".unicodeScalars)
    let before = "f(‸a, \"b c\")\n\n  日本 {e\u{301}}"
    for _ in 0..<3_000 {
      var editing = Editing(before)
      let typed = (0..<14).map { _ in keys[dice(keys.count)] }
      for key in typed {
        editing.press(key)
        let (text, line) = (editing.text, editing.text.line)
        let isResting = line.isEmpty || text.cursor < line.upperBound
        #expect(editing.isTyping || isResting, "\(EditText.string(typed[...])): \(editing.shown)")
      }
      while let earlier = editing.steps.undo(editing.text) { editing.text = earlier }
      #expect(editing.text.text == before.replacing("‸", with: ""), "\(EditText.string(typed[...]))")
    }
  }
}
