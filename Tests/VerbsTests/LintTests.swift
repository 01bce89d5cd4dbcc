import Foundation
import Language
import Testing

@testable import Verbs

/// What `mlops lint` tells of scripts without running them.
@Suite struct LintTests {
  static let root = VerbScriptTests.folder.deletingLastPathComponent().deletingLastPathComponent()

  /// Every script of the project that is meant to run, by its path.
  static let scripts: [String] = ["tutorials", "Tests", "scripts"].flatMap { folder in
    let walk = FileManager.default.enumerator(atPath: root.path + "/" + folder)
    return (walk?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(".mlops") }.map { folder + "/" + $0 }
  }.sorted()

  private func lint(_ text: String, files: [String: String] = [:]) -> Lint {
    let folder = TemporaryFolder()
    for (name, text) in files { try? text.write(toFile: folder.path + "/" + name, atomically: true, encoding: .utf8) }
    let lint = Session.lint(Source(name: folder.path + "/test.mlops", text: text), folder.options)
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/.mlops"), "lint makes no workspace")
    return lint
  }

  private func says(_ text: String) -> [String] {
    lint(text, files: ["people.csv": "name,age,plan\nada,36,pro\nbo,17,free\n"]).errors.map { error in
      let line = error.source.flatMap { source in error.span.map { source.position(Int($0.start)).line } } ?? 0
      return "\(line): \(error.message) | \(error.help ?? "")"
    }
  }

  @Test("Nothing is found in a script that runs.", arguments: scripts)
  func noFalseAlarm(path: String) throws {
    let source = try Script.source(at: Self.root.path + "/" + path)
    let found = Session.lint(source, TemporaryFolder().options).errors
    for problem in found { Issue.record("\(DiagnosticText.render(problem))") }
  }

  @Test("Looking at a script a hundred times takes no more memory than once.")
  func memory() throws {
    func pages() throws -> Int {
      let numbers = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8).split(separator: " ")
      return try #require(numbers.first.flatMap { Int($0) })
    }
    let text = "xs = [3, 1] | map(x => x * 2)\nfn f(n) => n + 1\n(`open\n"
    _ = lint(text)
    let before = try pages()
    for _ in 0..<100 { _ = lint(text) }
    // A session that stayed would keep 40 MB of addresses; other tests run beside this one.
    #expect(try pages() - before < 100 * 40_000_000 / 4096 / 2)
  }

  static let people = "people = load \"people.csv\"\n"

  @Test(
    "One error for each root cause, with what to write.",
    arguments: [
      ("salary = 1\nsalery + 1", ["2: no variable or verb `salery` | did you mean `salary`?"]),
      ("x = 1 +\n", ["1: "]), ("fn f(a, b = 1) => a\nf(1, c: 2)", ["2: `f` has no argument `c`"]),
      ("fn f(a) => a\nf()", ["2: `f` needs the argument `a`"]), ("fn f(a) => a\nf(1, 2)", ["2: `f` takes 1 argument"]),
      (people + "people | filter .agee > 3", ["2: no column `agee` in `people` | did you mean `.age`?"]),
      (people + "adults = people | filter .agee > 3\nadults | head 3\nadults | sort .nmae", ["2: no column `agee`"]),
      (people + "people | drop .age | sort .age", ["2: "]), (people + "people.agee", ["2: "]),
      (people + "people | filter .age > \"x\"", ["2: "]),
      (people + "people | filter .name > 3 | head 1\npeople | srot .age", ["2: ", "3: "]),
      (people + "train, test = split people, tets: 20%", ["2: `split` has no argument `tets` | did you mean `test`?"]),
      (people + "train, test = split people, test: 20%\ntest | select .plann", ["3: no column `plann`"]),
      (
        people + "join people, people, on: .name, kind: \"iner\"",
        ["2: `kind` of `join` cannot be \"iner\" | did you mean \"inner\"?"]
      ),
      (people + "people | group .plan, n: count(), m: mean(.agge)", ["2: no column `agge`"]),
      (people + "people | derive a: .age + 1, b: .c * 2", ["2: no column `c`"]),
      (people + "fn half(v) => v / 2\npeople | derive h: half(.agee)", ["3: no column `agee`"]),
      (people + "limit = 5\npeople | filter .age > limit | select .agee", ["3: no column `agee`"]),
      (people + "for i in 1..3 { people | filter .agee > i }", ["2: no column `agee`"]),
      (people + "if count(people) > 3 { people | sort .agee }", ["2: no column `agee`"]),
      (people + "fn look() { people | sort .agee }", ["2: no column `agee`"]),
      (people + "model = people | train .pln", ["2: no column `pln`"]),
      (people + "people | train .plan, with: gbm(n_estimater: 3)", ["2: "]),
      (people + "people | train .plan, exclude: [.nam]", ["2: no column `nam`"]),
      (people + "check people, .agee > 0", ["2: no column `agee`"]),
      (people + "plot people, .agee", ["2: no column `agee`"]),
      ("x = \"a\" - 1", ["1: "]), ("if 1 { 2 }", ["1: a condition must be true or false"]),
      ("xs = [1]\nxs[3]", ["2: index 3"]),
      ("r = {a: 1}\nr.b", ["2: no field `b`"]), ("a, b = [1, 2, 3]", ["1: 2 names"]), ("round()", ["1: "]),
      ("head 3", ["1: "]),
      ("filter", ["1: "]), ("use \"missing.mlops\"", ["1: "]), ("x = y\nz = y + x", ["1: no variable or verb `y`"]),
      ("a = (1\nb = a + 1", ["2: "]), ("a = nope\nb = nope2", ["1: ", "2: "]),
    ] as [(String, [String])])
  func found(text: String, expected: [String]) {
    let found = says(text)
    #expect(found.count == expected.count, "\(found)")
    for (found, expected) in zip(found, expected) { #expect(found.hasPrefix(expected), "\(found)") }
  }

  @Test(
    "What only a run can tell gives no alarm.",
    arguments: [
      "param n: number\nhead([1, 2], n)", "x = try 1 / 0 else 2\nx + 1",
      "try { nope([1][5]) } catch p { p.message }".replacing("nope(", with: "print("),
      "save frame([{a: 1}]), \"out.csv\"\nload(\"out.csv\") | filter .a > 0",
      "x = none\nfor i in 1..3 { if x == none { x = i } else { x = x + i } }",
      "x = none\nif x != none { x.name }", "load(\"https://example.com/a.csv\") | filter .a > 0",
      "fn f(x) => if x == 0 { 1 } else { x * f(x - 1) }\nf(5)",
      "fn f(x) { if x == none { return 0 }\nx + 1 }\nf(none)", "xs = []\nfor i in 1..3 { xs += [i] }\nxs[2]",
      "fn counter() { n = none; return () => { n = 1; return n } }",
      "x = 1\nwhile x < 100000000 { x = x * 2 }", "xs = 1..1_000_000_000\nlength xs", "x = [1]\nx = x + x\nx[1]",
      "f = x => x.a\nf({a: 1})",
      "sort = [2, 1]\nsort | sort", "1..3 | map(n => n ** 2) | sum",
      "rows = frame [{x: 1}]\nsql(\"select x as y from rows\") | filter .y > 0",
      "fn f() => g()\nfn g() => f()", "predict(\"loans\", {a: 1}).prediction", "if false { 1 / 0 }",
      "fail \"no\"\n[1][5]", "now() - 1d",
    ])
  func unknown(text: String) {
    let found = lint(text).errors
    #expect(found.isEmpty, "\(found.map { DiagnosticText.render($0) })")
  }

  @Test("Most errors that the scripts of the verbs expect are foreseen.")
  func foreseen() throws {
    var expected = 0
    var foreseen = 0
    for script in VerbScriptTests.scripts {
      let text = String(
        decoding: try Script.source(at: VerbScriptTests.folder.path + "/" + script).bytes, as: UTF8.self)
      let plain = Source(name: VerbScriptTests.folder.path + "/" + script, text: text.replacing("#!>", with: "#  "))
      let found = Session.lint(plain, TemporaryFolder().options).errors
      for statement in Parser.statements(Source(name: script, text: text)) where !statement.raises.isEmpty {
        expected += 1
        if found.contains(where: { statement.expects($0) }) { foreseen += 1 }
      }
    }
    #expect(expected > 50)
    #expect(foreseen * 2 > expected, "\(foreseen) of \(expected)")
  }
}
