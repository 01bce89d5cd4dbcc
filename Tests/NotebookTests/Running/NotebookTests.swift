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
    #expect(notebook.freshness.states[1].record?.outputs.first?.lines == ["101"])
    #expect(try bench.stale() == [1, 2, 3])
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
