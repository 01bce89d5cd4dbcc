import Display
import Testing

@testable import Terminal

/// The pager without a terminal: what its window shows after keys.
struct PageViewTests {
  private func view(_ count: Int, width: Int = 60, height: Int = 11) -> PageView {
    let lines = ["name"] + (0..<count).map { "line \($0)" + ($0 % 40 == 0 ? " mark" : "") }
    return PageView(lines, header: 1, paint: Paint(isColored: false, width: width, height: height))
  }

  private func press(_ keys: String, _ view: inout PageView) {
    for key in keys {
      let goesOn = view.press(key == "⏎" ? .enter : .character(key))
      #expect(goesOn, "\(key)")
    }
  }

  @Test("A question begins with the line at the top, the same one again goes on behind what it found.")
  func search() {
    var view = view(100)
    press("/mark⏎", &view)
    #expect(view.top == 0)
    press("n", &view)
    #expect(view.top == 40)
    press("/mark⏎", &view)
    #expect(view.top == 40)
    press("nN", &view)
    #expect(view.top == 40)
    press("N", &view)
    #expect(view.top == 0)
    press("N", &view)
    #expect(view.top == 0 && view.rows().last?.contains("`mark` is not above") == true)
  }

  @Test("What is found at the end of the text leaves no empty rows below it, and going on from there gets further.")
  func end() {
    var view = view(100)
    press("/line 9⏎nn", &view)
    #expect(view.top == 91 && view.rows().contains { $0.hasPrefix("line 99") })
    press("n", &view)
    #expect(view.top == 91)
    press("k", &view)
    #expect(view.top == 90)
    press("/nowhere⏎", &view)
    #expect(view.top == 90 && view.rows().last?.contains("not below") == true)
  }

  @Test("A window that grows shows no columns and lines where there are none.")
  func resize() {
    let lines = Array(repeating: String(repeating: "x", count: 100), count: 30)
    var view = PageView(lines, header: 0, paint: Paint(isColored: false, width: 40, height: 10))
    press("G$", &view)
    #expect(view.left == 60 && view.top == 21)
    view.resize(to: Paint(isColored: false, width: 80, height: 20))
    #expect(view.left == 20 && view.top == 11)
    view.resize(to: Paint(isColored: false, width: 200, height: 50))
    #expect(view.left == 0 && view.top == 0)
  }
}
