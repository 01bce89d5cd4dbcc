import Foundation
import Language
import Testing

@testable import Notebook
@testable import Verbs

/// `%save`: the lines that matter, and a rerun with the same hashes.
@Suite struct SavedScriptTests {
  private func saved(_ lines: [String], to name: String = "s.mlops") throws -> (Bench, String) {
    let bench = try Bench()
    try bench.write("x,y\n1,a\n2,b\n3,a\n4,b\n5,a\n6,b\n7,a\n8,b\n", to: "rows.csv")
    try FileManager.default.createDirectory(atPath: bench.path + "/sub", withIntermediateDirectories: true)
    try bench.type(lines + ["%save \(name)"])
    return (bench, try bench.read(name))
  }

  @Test("Looks, failures and names bound again unread are left out.")
  func clean() throws {
    let (_, text) = try saved([
      "rows = load \"rows.csv\"", "rows", "rows | head 3", "describe rows", "limit = 1", "limit = 3", "nothing # fails",
      "big   =  rows|filter .x>limit", "rows | group .y, n: count()", "rows | group .y, n: count()", "count big",
      "print \"done\"", "mean(big.x)", "models", "1 + 1;",
    ])
    #expect(
      text == """
        rows = load "rows.csv"
        limit = 3
        big = rows | filter .x > limit
        rows | group .y, n: count()
        print "done"
        mean(big.x)

        """)
  }

  @Test("A name that reads its own older value keeps both lines.")
  func chains() throws {
    let (_, text) = try saved(["xs = [1]", "xs += [2]", "xs = xs | reverse", "ys = 1", "ys = 2", "| abs"])
    #expect(text == "xs = [1]\nxs += [2]\nxs = xs | reverse\nys = 2\nys = ys | abs\n")
  }

  @Test("`ans`, `out[3]` and lines that go on get names.")
  func results() throws {
    let (_, text) = try saved(["[3, 1, 2]", "| sort", "out[1] | reverse", "top = ans | first", "top + 1"])
    #expect(
      text == """
        result_1 = [3, 1, 2]
        result_1
        result_1 | sort
        result_3 = result_1 | reverse
        result_3
        top = result_3 | first
        top + 1

        """)
  }

  @Test("Seeds that were drawn are written out, in each form of a call; where they differ each time, that is said.")
  func seeds() throws {
    let (bench, text) = try saved([
      "rows = load \"rows.csv\"", "a = sample(rows, 50%)", "b = rows | sample 50%", "c, d = split rows, test: 25%",
      "e = rows | split", "for i in 1..2 { f = sample(rows, 50%) }", "fn draw(x) => sample(x, 25%)", "g = draw(rows)",
    ])
    for line in text.split(separator: "\n") where !line.hasPrefix("for") {
      let draws = line.contains("sample") || line.contains("split")
      #expect(draws == line.contains("seed: "), "\(line)")
    }
    #expect(text.contains("for i in 1..2 { f = sample(rows, 50%) }"))
    let remarks = SavedScript(bench.ledger, at: bench.path + "/t.mlops").remarks
    #expect(
      remarks == [
        "`sample(rows, 50%)` draws another seed each time: give it `seed:` for a rerun with the same results"
      ])
  }

  @Test("Paths start from the folder of the saved script.")
  func paths() throws {
    let (bench, text) = try saved(["rows = load \"rows.csv\"", "rows | save \"out.csv\""], to: "sub/s.mlops")
    #expect(text.contains("load \"../rows.csv\"") && text.contains("save \"../out.csv\""))
    let notebook = try Notebook("sub/s.mlops", Ledger(bench.session), bench.screen)
    #expect(try notebook.run(.all) == 1)
  }

  @Test("Only the text that was a path moves, also where it came through a variable.")
  func equalTexts() throws {
    let (_, text) = try saved(
      [
        "rows = load \"rows.csv\" | derive from: \"rows.csv\"", "word = \"rows.csv\"", "path = \"rows.csv\"",
        "again = load path", "made = load(f\"{\"rows\"}.csv\")",
      ], to: "sub/s.mlops")
    #expect(text.contains("rows = load \"../rows.csv\" | derive from: \"rows.csv\"\n"))
    #expect(text.contains("word = \"rows.csv\"\n"))
    #expect(text.contains("path = \"../rows.csv\"\n"))
  }

  @Test("A path that a script makes, and a name without a line, are said.")
  func told() throws {
    let (bench, _) = try saved(
      ["word = \"rows\"", "made = load(f\"{word}.csv\")", "x = lost + 1 # fails"], to: "sub/s.mlops")
    #expect(
      SavedScript(bench.ledger, at: bench.path + "/sub/s.mlops").remarks
        == ["the path \"rows.csv\" is made by the script: it started from another folder"])
    bench.session.interpreter.setVariable(named: "lost", .int(1))
    try bench.type(["y = lost + 1"])
    #expect(
      SavedScript(bench.ledger, at: bench.path + "/s.mlops").remarks
        == ["`lost` has its value from a line that is not kept any more: bind it above"])
  }

  @Test("A parameter that was said twice is written once, as it was said last.")
  func parameters() throws {
    let (_, text) = try saved(["param limit = 1", "param limit = 2", "limit + 1"])
    #expect(text == "param limit = 2\nlimit + 1\n")
  }

  @Test("The saved script, run in another process, shows the hashes that the session showed.")
  func hashes() throws {
    let bench = try Bench()
    try bench.write((["x,y"] + (1...200).map { "\($0),\($0 % 3)" }).joined(separator: "\n") + "\n", to: "rows.csv")
    bench.ledger.trace.hashesRows = true
    try bench.type([
      "rows = load \"rows.csv\"", "rows", "train, test = split rows, test: 30%",
      "model = train | train .y, with: gbm(n_estimators: 5)", "wrong_name # fails", "report = evaluate model, test",
      "report", "report.log_loss", "test | group .y, n: count()", "| sort .n", "sample(rows, 10)", "%save s.mlops",
    ])
    let live = LiveLines(bench.ledger.entries)
    let before = try bench.ledger.entries.enumerated().filter { live.shown.contains($0.offset) }.map { index, entry in
      try #require(entry.results.first, "\(index)").hash
    }
    bench.restart()
    let again = try Notebook("s.mlops", bench.ledger, bench.screen)
    try again.run(.all)
    let after = try again.freshness.states.flatMap { $0.record?.outputs ?? [] }.filter { $0.hash != nil }
    #expect(after.map(\.hash) == before)
    #expect(before.count >= 5)
  }
}
