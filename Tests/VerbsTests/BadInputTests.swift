import Foundation
import Language
import Testing

@testable import Verbs

/// What bad scripts, tables and trainings get: one error that names the cause and what to do, and a session that goes on.
@Suite struct BadInputTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    /// Files beside the script.
    var files: [String: String] = [:]
    var script: String
    /// Parts of the message, the help or the notes.
    var says: [String]
    var testDescription: String { name }
  }

  static let deep = String(repeating: "(", count: 100_000) + "1" + String(repeating: ")", count: 100_000)

  static let scripts: [Case] = [
    Case(name: "nested 100,000 deep", script: deep, says: ["256"]),
    Case(name: "a number too large", script: "x = 1e400", says: ["too large"]),
    Case(name: "an integer over 64 bits", script: "x = 99999999999999999999", says: ["64"]),
    Case(name: "a text that does not end", script: "x = \"abc", says: ["\""]),
    Case(name: "a bidirectional mark in a name", script: "a\u{202E}b = 1", says: ["U+202E"]),
    Case(name: "endless recursion", script: "fn f(n) => f(n + 1)\nf(0)", says: ["deep"]),
    Case(
      name: "an import cycle", files: ["a.mlops": "use \"b.mlops\"", "b.mlops": "use \"a.mlops\""],
      script: "use \"a.mlops\"", says: ["a.mlops"]),
    Case(name: "a misspelt name", script: "salary = 1\nsalery + 1", says: ["salary"]),
  ]

  static let tables: [Case] = [
    Case(name: "an empty file", files: ["a.csv": ""], script: "load \"a.csv\" | count", says: ["empty"]),
    Case(
      name: "ragged rows", files: ["a.csv": "a,b,c\n1,2,3\n4,5\n"], script: "load \"a.csv\" | collect", says: ["line 3"]
    ),
    Case(name: "a missing file", files: ["loans.csv": "a\n1\n"], script: "load \"loan.csv\"", says: ["loans.csv"]),
    Case(name: "a folder", script: "load \".\"", says: ["folder"]),
    Case(
      name: "a broken Parquet file", files: ["a.parquet": "PAR1 and no more"], script: "load \"a.parquet\" | count",
      says: ["a.parquet"]),
    Case(
      name: "a cut line of JSON", files: ["a.jsonl": "{\"a\": 1}\n{\"a\": "], script: "load \"a.jsonl\" | collect",
      says: ["a.jsonl"]),
    Case(
      name: "a value that does not fit", files: ["a.csv": "n\n1\nx\n"],
      script: "load(\"a.csv\", types: {n: \"int\"}) | collect",
      says: ["x"]),
    Case(
      name: "a wrong column", files: ["a.csv": "salary\n1\n"],
      script: "rows = load \"a.csv\"\nrows | filter .salery > 1", says: [".salary"]),
    Case(
      name: "a condition that cannot be", files: ["a.csv": "v\n1\n"], script: "load \"a.csv\" | filter .v > \"a\"",
      says: ["text"]),
  ]

  private static let rows = "rows = frame(1..200 | map(i => {x: i, y: i mod 2, word: f\"w{i}\", one: 1, w: 0 - 1}))\n"

  static let learning: [Case] = [
    Case(name: "a missing target", script: rows + "rows | train .z", says: ["no column `z`"]),
    Case(name: "a constant target", script: rows + "rows | train .one", says: ["one"]),
    Case(name: "one row", script: rows + "rows | head 1 | train .y", says: ["row"]),
    Case(
      name: "a text target for regression", script: rows + "rows | train .word, task: \"regression\"", says: ["text"]),
    Case(name: "negative weights", script: rows + "rows | train .y, weights: .w", says: ["weight"]),
    Case(
      name: "an unknown parameter", script: rows + "rows | train .y, with: gbm(n_estimator: 5)", says: ["n_estimators"]),
    Case(
      name: "an absurd parameter", script: rows + "rows | train .y, with: gbm(n_estimators: 1_000_000_000)",
      says: ["n_estimators"]),
    Case(
      name: "rows that were trained on", script: rows + "m = rows | train .y, seed: 1\nevaluate m, rows",
      says: ["seen: true"]),
    Case(
      name: "an aggregate among the features", script: rows + "rows | derive m: mean(.x, by: .y) | train .y",
      says: ["prepare:"]),
  ]

  @Test("Bad input gets its error and leaves the session as it was.", arguments: scripts + tables + learning)
  func errors(_ bad: Case) throws {
    let folder = TemporaryFolder()
    for (name, text) in bad.files {
      try text.write(toFile: folder.path + "/" + name, atomically: true, encoding: .utf8)
    }
    let session = Session(folder.options, screen: RecordingScreen())
    let source = Source(name: folder.path + "/script.mlops", text: bad.script)
    do {
      try session.interpreter.run(Parser.script(source))
      Issue.record("it ran: \(bad.script.prefix(200))")
    } catch {
      let problem = session.diagnostic(error)
      let text = ([problem.message, problem.help ?? ""] + problem.notes).joined(separator: "\n")
      for part in bad.says { #expect(text.contains(part), "\(text)") }
      #expect(problem.code != "V099", "\(text)")
    }
    try session.interpreter.run(Parser.script(Source(name: "after", text: "1 + 1")))
  }

  @Test("Tables with quirks are read, and what was guessed is told.")
  func quirks() throws {
    let folder = TemporaryFolder()
    let text = "id;total charges;select;id\n007;1,5;x;NA\n008;2,5;\"two\nlines\";3\n"
    try text.write(toFile: folder.path + "/a.csv", atomically: true, encoding: .utf8)
    let screen = RecordingScreen()
    let session = Session(folder.options, screen: screen)
    let script =
      "rows = load \"a.csv\"\nrows | collect | map(r => r.id)\nschema(rows) | collect | map(.column)\n(collect(rows))[1].select"
    try session.interpreter.run(Parser.script(Source(name: folder.path + "/s.mlops", text: script)))
    #expect(screen.text.contains("[\"007\", \"008\"]"))
    #expect(screen.text.contains("[\"id\", \"total charges\", \"select\", \"id_2\"]"))
    #expect(screen.text.contains("\"two\\nlines\""))
  }
}
