import Display
import Testing

struct ListTextTests {
  private func shown(_ list: ListText, width: Int = 20) -> String {
    list.lines(Paint(isColored: false, width: width)).joined(separator: "\n")
  }

  @Test("A short list is one line, as it is written.")
  func short() {
    #expect(shown(ListText([.integer(1), .text("a"), .missing])) == "[1, \"a\", –]")
    #expect(shown(ListText([])) == "[]")
  }

  @Test("A long list is wrapped, and what is left out is counted.")
  func long() {
    let list = ListText((1...40).map { .integer($0) }, total: 100_000, height: 3)
    #expect(
      shown(list) == """
        [1, 2, 3, 4, 5, 6,
         7, 8, 9, 10, 11,
         12, 13, 14, 15, 16,
        … and 99,984 more o…
        """)
  }

  @Test("No line is wider than the window.", arguments: [1, 2, 7, 30])
  func narrow(width: Int) {
    let list = ListText((0..<50).map { .text(String(repeating: "日", count: $0)) }, total: 60)
    for line in list.lines(Paint(isColored: false, width: width)) { #expect(DisplayWidth.of(line) <= width) }
  }
}
