import Testing

@testable import Language

struct RemarksTests {
  private func remarks(_ text: String) throws -> String {
    try Parser.script(Source(name: "x", text: text)).remarks
      .map { "\($0.severity.rawValue): \($0.message) | \($0.help ?? "")" }.joined(separator: "\n")
  }

  @Test(
    "A line that has another meaning than it seems gets a remark.",
    arguments: [
      ("sqrt (x) / 2", "note: read as `sqrt((x) / 2)` | for the other, `sqrt(x) / 2`"),
      ("abs x - 1", "note: read as `abs(x - 1)` | for the other, `abs(x) - 1`"),
      ("mean xs / 2", "for the other, `mean(xs) / 2`"), ("length xs == 4", "for the other, `length(xs) == 4`"),
      ("[1 -2]", "`1 - 2`; missing comma? | two values are `1, -2`"), ("f(a -b)", "two values are `a, -b`"),
      ("x = a\n- b", "warning: this line is a statement of its own"), ("gbm ..p", "write `gbm(..p)`"),
      ("2024-1-31", "a date is `2024-01-31`"), ("g(xs | head 3, 4)", "it is `head(3, 4)`"),
    ] as [Museum])
  func remarked(typed: String, says: String) throws {
    #expect(try remarks(typed).contains(says))
  }

  @Test(
    "What is plain gets none.",
    arguments: [
      "filter people, .age > 3", "7 // 2\n-7 // 2", "print a + b", "x - 1", "x -1", "[1 - 2, -3]", "1..n", "a .. b",
      "2024 - 1 - 31", "abs x", "g(xs | head 3)", "xs | map(n => n * 10) | filter(n => n > 10)", "x = mean(xs) / 2",
    ])
  func plain(typed: String) throws {
    #expect(try remarks(typed).isEmpty)
  }

  @Test(
    "A name of another language has its word here.",
    arguments: [("True", "true"), ("group_by", "group"), ("isna", "missing"), ("NULL", "none")])
  func foreignWords(name: String, ours: String) {
    #expect(ForeignWords.help(name)?.contains("`\(ours)`") == true)
    #expect(ForeignWords.help("loans") == nil)
  }
}
