import Foundation
import Testing

@testable import Language

struct FormatterTests {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// Every script of the project, by its path.
  static let scripts: [String] = ["tutorials", "Tests", "scripts"].flatMap { folder in
    let walk = FileManager.default.enumerator(atPath: root.appending(path: folder).path)
    return (walk?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(".mlops") }.map { folder + "/" + $0 }
  }.sorted()

  static func source(_ path: String) throws -> Source {
    Source(name: path, text: try String(contentsOf: root.appending(path: path), encoding: .utf8))
  }

  private func format(_ text: String) -> String { Formatter(Source(name: "test", text: text)).text }

  @Test("Every script of the project stands in the canonical layout.", arguments: scripts)
  func scriptsAreFormatted(path: String) throws {
    let source = try Self.source(path)
    let formatter = Formatter(source)
    #expect(formatter.problems.isEmpty, "\(formatter.problems.map(\.message))")
    let before = String(decoding: source.bytes, as: UTF8.self)
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try formatter.text.write(to: Self.root.appending(path: path), atomically: true, encoding: .utf8)
    } else {
      #expect(formatter.text == before, "run `mlops fmt \(path)`")
    }
  }

  @Test(
    "Spaces and indentation have one form.",
    arguments: [
      ("x=1", "x = 1"), ("f( a,b )", "f(a, b)"), ("x = a+b *-c", "x = a + b * -c"),
      ("xs = [ 1,2 , -3 ]", "xs = [1, 2, -3]"),
      ("r = { a:1,b : 2 }", "r = {a: 1, b: 2}"), ("if a {b}else{c}", "if a { b } else { c }"),
      ("1 .. 3", "1..3"), ("g( ..p )", "g(..p)"), ("f (x)", "f (x)"), ("x -1", "x - 1"), ("x[ 0 ]", "x[0]"),
      ("loans|filter .a>1|head   3", "loans | filter .a > 1 | head 3"), ("map(xs,x=>x**2)", "map(xs, x => x ** 2)"),
      ("fn f(a,b=1)=>a/b", "fn f(a, b = 1) => a / b"), ("x = f\"{a+b:.2f}  {c}\"", "x = f\"{a+b:.2f}  {c}\""),
      ("x = \"a  b\"   # why", "x = \"a  b\"   # why"), ("x = 1 # why", "x = 1  # why"), ("models ;", "models;"),
      ("a ?? 0 + 1", "a ?? (0 + 1)"), ("a ?? (0 + 1)", "a ?? (0 + 1)"),
      ("(a + b) ?? (c) + (d)", "(a + b) ?? ((c) + (d))"),
      ("not  (a)  and b", "not (a) and b"), ("expect -x<1", "expect -x < 1"), ("x not   in xs", "x not in xs"),
      ("param n:number=1", "param n: number = 1"), ("use \"a.mlops\":b,c", "use \"a.mlops\": b, c"),
      ("a,b=pair", "a, b = pair"), ("while true{break}", "while true { break }"), ("x = {}", "x = {}"),
      ("try f() else{a:1}", "try f() else {a: 1}"), ("loans | filter .`a b`==1", "loans | filter .`a b` == 1"),
      ("x = if a { 1 }\nelse { 2 }", "x = if a { 1 } else { 2 }"), ("x = 20%*-2", "x = 20% * -2"),
    ])
  func spaces(typed: String, formatted: String) {
    #expect(format(typed) == formatted + "\n")
  }

  @Test(
    "Lines stay where they were, each at its depth; a blank line stays one.",
    arguments: [
      ("x = loans\n| filter .a > 1\n      | head 3\n", "x = loans\n  | filter .a > 1\n  | head 3\n"),
      ("x = 1\n#!> foo\na + b ?? 2\n", "x = 1\n#!> foo\n(a + b) ?? 2\n"),
      ("x = 1\na +\nb ?? 2\ny\n", "x = 1\n(a +\n    b) ?? 2\ny\n"),
      ("if a {\n-a + b ?? c\n}\n", "if a {\n  (-a + b) ?? c\n}\n"),
      ("\n\na\n\n\n\nb\n\n", "a\n\nb\n"), ("if a {\nb\n   c }", "if a {\n  b\n  c\n}\n"),
      ("if a { b\n}", "if a {\n  b\n}\n"), ("f(\na,\n  b\n)", "f(\n  a,\n  b\n)\n"),
      ("x = map(xs, v => {\nv + 1\n})", "x = map(xs, v => {\n  v + 1\n})\n"), ("a\r\nb\r\n", "a\nb\n"),
      ("a\n# %% Two\nb", "a\n\n# %% Two\nb\n"), ("x = 1 +\n2", "x = 1 +\n  2\n"),
      ("fn f() {\n# one\n  a\n\n\n  b # two\n}", "fn f() {\n  # one\n  a\n\n  b  # two\n}\n"),
      ("loans\n# kept\n| head 3", "loans\n  # kept\n  | head 3\n"),
      ("x = \"\"\"\n  a\n b\"\"\"\n", "x = \"\"\"\n  a\n b\"\"\"\n"),
      ("1 if true else 2   #!> if\nx=1", "1 if true else 2   #!> if\nx = 1\n"), ("", ""), ("# only\n", "# only\n"),
    ])
  func lines(typed: String, formatted: String) {
    #expect(format(typed) == formatted)
    #expect(format(formatted) == formatted)
  }

  @Test("What cannot be read is told, unless a comment expects it, and stays as it is.")
  func unread() {
    let formatter = Formatter(Source(name: "test", text: "x=1\ny = (\nz=2 +\n"))
    #expect(formatter.problems.count == 1)
    #expect(formatter.text.hasPrefix("x = 1\n"))
    #expect(Formatter(Source(name: "test", text: "a b c  #!> missing\n")).problems.isEmpty)
    for text in ["mean `bi\r\nrds`\n", "--", "-- why", "//"] {
      let half = Source(name: "test", text: text)
      let printed = Source(name: "test", text: Formatter(half).text)
      #expect(Formatter.isSame(Parser.statements(half), printed), "\(text)")
    }
  }
}
