import Display
import Glibc
import Testing

struct PaintTests {
  @Test("What is no terminal gets no colours and 80 columns.")
  func pipe() {
    var ends: [Int32] = [0, 0]
    #expect(Glibc.pipe(&ends) == 0)
    defer { ends.forEach { close($0) } }
    let paint = Paint.detect(ends[1])
    #expect(!paint.isColored)
    #expect(paint.width == 80 || getenv("COLUMNS") != nil)
  }

  @Test("A role colours text only where colours are on and there is text.")
  func roles() {
    #expect(Paint.plain("a", .error) == "a")
    let paint = Paint(isColored: true)
    #expect(paint("a", .error) == "\u{1B}[1;31ma\u{1B}[0m")
    #expect(paint("", .error) == "")
    #expect(paint("a", .plain) == "a")
    #expect(Paint(isColored: true, width: -3, height: 0).width == 1)
  }
}
