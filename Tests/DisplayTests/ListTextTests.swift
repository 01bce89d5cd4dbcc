import Display
import Testing

struct ListTextTests {
  @Test("A short list stands on one line.")
  func short() {
    #expect(ListText([.integer(3), .text("a"), .missing]).lines(.plain) == ["[3, \"a\", –]"])
    #expect(ListText([]).lines(.plain) == ["[]"])
  }

  @Test("A long list flows over lines and says how much is not shown.")
  func long() {
    var list = ListText((1...100).map { .integer($0) })
    list.limit = 2
    let paint = Paint(isColored: false, width: 30)
    #expect(
      list.lines(paint) == [
        "[1, 2, 3, 4, 5, 6, 7, 8, 9,", " 10, 11, 12, 13, 14, 15, 16,", "… and 84 more values, 100", "values in all",
      ])
  }

  @Test("No line is wider than the window.", arguments: [1, 2, 7, 20])
  func narrow(width: Int) {
    let list = ListText([.text("a long text that does not fit"), .integer(5)])
    for line in list.lines(Paint(isColored: false, width: width)) { #expect(DisplayWidth.of(line) <= width) }
  }
}
