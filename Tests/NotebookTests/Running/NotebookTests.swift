import Foundation
import Language
import Testing
import Verbs

@testable import Notebook

/// Cells run on command only, with what they need.
@Suite struct NotebookTests {
  static let text = """
    # %% One
    a = 1

    # %% Two
    b = a + 1
    b

    # %% Three
    c = 10
    c
    """

  private func ran(_ bench: Bench) -> [String] {
    bench.ledger.entries.compactMap(\.title).reduce(into: []) { if $0.last != $1 { $0.append($1) } }
  }

  @Test("One cell runs with those that bind what it needs, and no other.")
  func needs() throws {
    let bench = try Bench(Self.text)
    #expect(try bench.open().run(.named("Two")) == 2)
    #expect(ran(bench) == ["One", "Two"])
    #expect(try bench.stale() == [3])
    #expect(try bench.open().run(.named("2")) == 1)
    #expect(try bench.open().run(.named("c")) == 1)
    #expect(try bench.open().run(.stale) == 0)
  }

  @Test("Another process runs what is stale, and what that needs.")
  func stale() throws {
    let bench = try Bench(Self.text)
    try bench.open().run(.all)
    bench.restart()
    try bench.write(Self.text.replacingOccurrences(of: "a + 1", with: "a + 2"))
    #expect(try bench.open().run(.stale) == 2)
    #expect(ran(bench) == ["One", "Two"])
    #expect(try bench.open().freshness.states[1].record?.outputs.first?.lines == ["3"])
  }

  @Test("A variable that was typed counts as it is: the cell is stale against the script.")
  func typed() throws {
    let bench = try Bench(Self.text)
    try bench.type(["a = 100", "%open book.mlops", "%run Two"])
    let notebook = try bench.open()
    #expect(try notebook.freshness.states[1].record?.outputs.first?.lines == ["101"])
    #expect(try bench.stale() == [1, 2, 3])
  }

  static let counting = "# %% One\nx = 1\n\n# %% Two\nx = x + 1\nx\n\n# %% Three\nx * 10\n"

  private func shown(_ bench: Bench, _ number: Int) throws -> [String]? {
    try bench.open().freshness.states[number - 1].record?.outputs.first?.lines
  }

  @Test("A cell that runs again starts from what the script above gives, and not from what it has left itself.")
  func again() throws {
    let bench = try Bench(Self.counting)
    try bench.open().run(.all)
    #expect(try bench.open().run(.named("2")) == 2)
    #expect(try shown(bench, 2) == ["2"])
    #expect(try bench.open().run(.named("Three")) == 1)
    #expect(try shown(bench, 3) == ["20"])
    try bench.write(Self.counting.replacingOccurrences(of: "x + 1", with: "x + 10"))
    #expect(try bench.open().run(.stale) == 3)
    #expect(try shown(bench, 2) == ["11"])
    #expect(try shown(bench, 3) == ["110"])
    #expect(try bench.stale() == [])
  }

  @Test("A cell above that has changed runs before a cell that reads what it binds; a typed value stays for one cell.")
  func changed() throws {
    let bench = try Bench(Self.text)
    try bench.open().run(.all)
    try bench.write(Self.text.replacingOccurrences(of: "a = 1", with: "a = 5"))
    #expect(try bench.open().run(.named("Two")) == 2)
    #expect(try shown(bench, 2) == ["6"])
    try bench.type(["a = 100", "%open book.mlops", "%run 2"])
    #expect(try shown(bench, 2) == ["101"])
    #expect(try bench.open().run(.stale) == 2)
    #expect(try shown(bench, 2) == ["6"])
    #expect(try bench.stale() == [])
  }

  @Test("What a query reads runs before it in another process, too.")
  func queried() throws {
    let bench = try Bench("# %% A\nrows = frame [{x: 1}, {x: 2}]\n\n# %% B\nsql \"select sum(x) as s from rows\"\n")
    try bench.open().run(.all)
    bench.restart()
    #expect(try bench.open().run(.named("B")) == 2)
    bench.restart()
    try bench.write(try bench.read("book.mlops").replacingOccurrences(of: "sum(x)", with: "max(x)"))
    #expect(try bench.open().run(.stale) == 2)
    #expect(try bench.stale() == [])
  }

  @Test("What reads the workspace is fresh again after it ran in another process, and says when a model changes.")
  func workspace() throws {
    let text = """
      # %% Ship
      rows = frame(1..40 | map(i => {x: i, y: i mod 2}))
      model = train rows, .y, seed: 1, with: gbm(n_estimators: 3)
      which = "toy@1"
      register(model, "toy", note: "one");

      # %% List
      models

      # %% Judge
      evaluate(which, rows, seen: true).accuracy > 0
      """
    let bench = try Bench(text)
    try bench.open().run(.all)
    #expect(try bench.stale() == [])
    bench.restart()
    let other = text.replacingOccurrences(of: "models\n", with: "models | head 1\n")
    try bench.write(other)
    #expect(try bench.open().run(.stale) == 1)
    #expect(try bench.stale() == [])
    try bench.write(other.replacingOccurrences(of: "\"one\"", with: "\"two\""))
    #expect(try bench.stale() == [1, 2, 3])
    #expect(try bench.reasons(3) == ["reads the workspace, which cell 1 changes and which has changed"])
  }

  @Test("A run that is stopped while it reads a file's content ends as interrupted.")
  func stopped() throws {
    let bench = try Bench("# %% A\nrows = load \"rows.csv\"\n")
    try bench.write("x\n1\n", to: "rows.csv")
    try bench.open().run(.all)
    try bench.write("x\n2\n", to: "rows.csv")
    bench.session.interpreter.stopFlag.stop()
    let problem = #expect(throws: (any Error).self) { try bench.open().run(.stale) }
    #expect(bench.session.diagnostic(try #require(problem)).ending == .interrupted)
  }

  @Test("A line that has not changed draws the seed that it drew before.")
  func seeds() throws {
    let text = "# %% A\nrows = frame(1..100 | map(i => {x: i}))\npart = rows | sample 20%\nmean(part.x)\n"
    let bench = try Bench(text)
    try bench.open().run(.all)
    let first = try bench.open().freshness.states[0].record?.outputs.first?.hash
    bench.restart()
    try bench.open().run(.all)
    #expect(try bench.open().freshness.states[0].record?.outputs.first?.hash == first)
    try bench.write(text.replacingOccurrences(of: "mean(part.x)", with: "sum(part.x)"))
    try bench.open().run(.stale)
    let seeds = try bench.open().freshness.states[0].record?.statements.flatMap(\.seeds)
    bench.restart()
    #expect(try bench.open().freshness.states[0].record?.statements.flatMap(\.seeds) == seeds)
  }

  @Test("An error is the output of its cell, ends the run, and the others stay as they are.")
  func failure() throws {
    let bench = try Bench("# %% A\n1 + 1\n\n# %% B\n[1][5]\n\n# %% C\n3\n")
    #expect(throws: (any Error).self) { try bench.open().run(.all) }
    let states = try bench.open().freshness.states
    #expect(states.map(\.condition) == [.fresh, .failed, .never])
    #expect(states[1].record?.outputs.last?.kind == "error")
    #expect(states[1].record?.outputs.last?.lines.first?.hasPrefix("error[") == true)
  }

  @Test("There is no such cell: the error names those that there are.")
  func absent() throws {
    let bench = try Bench(Self.text)
    let problem = #expect(throws: (any Error).self) { try bench.open().run(.named("Thre")) }
    #expect(bench.session.diagnostic(try #require(problem)).help?.contains("did you mean `Three`?") == true)
  }
}
