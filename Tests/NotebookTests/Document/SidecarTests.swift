import Display
import Foundation
import Language
import Testing

@testable import Notebook

/// The file of outputs: what is in it, and what is never written over.
@Suite struct SidecarTests {
  private func filled() throws -> Bench {
    let bench = try Bench(
      "# %% A\nrows = frame(1..30 | map(i => {x: i, word: \"w\"}))\nrows\nplot rows, .x\nprint \"said\"\n")
    try bench.open().run(.all)
    return bench
  }

  @Test("Tables keep the rows that were shown, charts are SVG, results have hashes.")
  func content() throws {
    let outputs = try #require(try filled().open().freshness.states[0].record).outputs
    #expect(outputs[0].table?.rows.count == 10)
    #expect(outputs[0].table?.columns.map(\.type) == ["int", "text"])
    #expect(outputs[0].table?.notes.first?.hasPrefix("30 rows × 2 columns") == true)
    #expect(outputs[1].svg?.hasPrefix("<svg") == true)
    #expect(outputs[2].lines == ["said"])
    #expect(outputs.prefix(3).allSatisfy { $0.hash?.count == 64 })
  }

  @Test("A record read back is the record that was written.")
  func roundTrip() throws {
    let bench = try filled()
    let before = try bench.open().sidecar.cells
    #expect(before.map { CellRecord($0.json) } == before)
  }

  @Test(
    "A damaged file and one of a newer version are told and stay as they are.",
    arguments: [
      ("{\"format\": \"mlops notebook outputs\", \"version\": 99, \"cells\": []}", "N002"),
      ("{\"format\": \"mlops notebook outputs\", \"version\": 1, \"cells\": [{}]}", "N001"), ("{\"for", "N001"),
      ("[]", "N001"),
    ])
  func refused(_ text: String, _ code: String) throws {
    let bench = try Bench("1 + 1\n")
    try bench.write(text, to: "book.mlops.out")
    #expect { try bench.open() } throws: { ($0 as? Diagnostic)?.code == code }
    #expect(try bench.read("book.mlops.out") == text)
  }

  @Test("A cell that moves keeps its outputs, and one that goes takes them along.")
  func moving() throws {
    let bench = try Bench("# %% A\n1\n\n# %% B\n2\n\n# %% C\n3\n")
    try bench.open().run(.all)
    try bench.write("# %% B\n2\n\n# %% A\n1\n")
    #expect(try bench.stale() == [])
    #expect(try bench.open().freshness.states.map { $0.record?.outputs.first?.lines } == [["2"], ["1"]])
    try bench.open().run(.all)
    #expect(try bench.open().sidecar.cells.count == 2)
  }
}
