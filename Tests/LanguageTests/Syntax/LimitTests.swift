import Testing

@testable import Language

struct LimitTests {
  /// What stands before, inside and behind a nest, and before and behind all of it.
  struct Nest: CustomTestStringConvertible {
    var before = ""
    var open = ""
    var middle = "1"
    var close = ""
    var after = ""

    var testDescription: String { before + open + middle + close + after }

    func text(_ count: Int) -> String {
      before + String(repeating: open, count: count) + middle + String(repeating: close, count: count) + after
    }
  }

  static let nests = [
    Nest(open: "(", close: ")"), Nest(open: "[", close: "]"), Nest(open: "{a: ", close: "}"),
    Nest(open: "f(", close: ")"), Nest(open: "not "), Nest(before: "x = ", open: "-"),
    Nest(open: "if a { ", close: " }"), Nest(open: "x => "), Nest(open: "try ", close: " else 1"),
    Nest(close: " + 1"), Nest(middle: "a", close: ".b"), Nest(middle: "a", close: "(1)"),
    Nest(middle: "a", close: " | f"), Nest(open: "fn f() => "), Nest(open: "for x in y { ", close: " }"),
    Nest(middle: "if a { 1 }", close: " else if a { 1 }"), Nest(open: "f\"{", close: "}\""),
    Nest(open: "x[", close: "]"), Nest(close: " ** 1"), Nest(middle: "a", close: "[0]", after: " = 1"),
    Nest(before: "x = ", open: "a(b => {", close: "})"), Nest(open: "a | f (", close: ")"),
    Nest(open: "while a { ", close: " }"), Nest(open: "x[(", close: ")]", after: " = 1"),
  ]

  @Test("Nesting is capped with a clear error, whatever nests.", arguments: nests)
  func depth(nest: Nest) {
    #expect(tree(nest.text(10_000)) == "error: more than 256 levels inside each other")
  }

  @Test("What people write is far below the cap.", arguments: nests)
  func allowed(nest: Nest) {
    #expect(!tree(nest.text(60)).hasPrefix("error"))
  }

  @Test("A long script is read.")
  func long() throws {
    let text = String(repeating: "x = f(a, b: [1, 2, \"three\"]) | filter .a > 3 and not missing(.b)\n", count: 3000)
    #expect(try Parser.script(Source(name: "x", text: text)).statements.count == 3000)
  }
}
