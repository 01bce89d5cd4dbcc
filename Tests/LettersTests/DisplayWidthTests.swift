import Letters
import Testing

struct DisplayWidthTests {
  @Test(
    "A character takes the columns that a terminal gives it.",
    arguments: [
      ("a", 1), ("é", 1), ("e\u{301}", 1), ("日", 2), ("ｆ", 2), ("👍🏽", 2), ("👩‍👩‍👧", 2), ("🇩🇪", 2), ("❤️", 2), ("–", 1),
      ("한", 2), ("\u{7}", 0),
    ])
  func widths(text: String, columns: Int) {
    #expect(DisplayWidth.of(text) == columns)
  }

  @Test("Cutting never splits a wide character.")
  func cutting() {
    #expect(DisplayWidth.cut("日本語", to: 4) == "日…")
    #expect(DisplayWidth.cut("日本語", to: 6) == "日本語")
    #expect(DisplayWidth.cut("abc", to: 1) == "…")
    #expect(DisplayWidth.pad("日", to: 4, right: true) == "  日")
  }
}
