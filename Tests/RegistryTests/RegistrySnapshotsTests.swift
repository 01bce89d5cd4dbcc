import Engines
import Foundation
import Frames
import Testing

@testable import Registry

/// Versions of data by their content, and what else the workspace keeps of quality.
@Suite struct RegistrySnapshotsTests {
  private func frame(_ numbers: [Int], _ context: FrameContext = FrameContext(seed: 1)) throws -> Frame {
    try context.frame(records: numbers.map { [ScalarField("n", .int($0)), ScalarField("t", .text("row \($0)"))] })
  }

  @Test(
    "The same content under one name is one version; other content is the next one; the rows come back as they were.")
  func versions() throws {
    let bench = try Workbench()
    let registry = try bench.open()
    let first = try registry.keep(frame([1, 2]), as: "data", note: "as it came")
    #expect(first.isNew && first.snapshot.number == 1 && first.snapshot.note == "as it came")
    #expect(try registry.keep(frame([1, 2]), as: "data") == (first.snapshot, false))
    let second = try registry.keep(frame([1, 2, 3]), as: "data").snapshot
    #expect(second.number == 2 && second.content.rows == 3)
    #expect(try registry.snapshot(SnapshotName("data")) == second)
    #expect(try registry.snapshot(SnapshotName("data", 1)) == first.snapshot)
    #expect(try registry.snapshots(of: "data").map(\.number) == [2, 1])
    let back = try FrameContext(seed: 2).load([registry.path(of: second)], LoadOptions(format: .parquet))
    #expect(try back.contentHash() == second.content)
    #expect(try back.collect() == frame([1, 2, 3]).collect())
    #expect(try registry.check().isEmpty)
    #expect(try registry.audit().filter { $0.action == "snapshot" }.map(\.subject).sorted() == ["data@1", "data@2"])
  }

  @Test("Content that another name has is not written twice, and no file of a snapshot is an orphan.")
  func sharing() throws {
    let bench = try Workbench()
    let registry = try bench.open()
    let one = try registry.keep(frame([5]), as: "one").snapshot
    let two = try registry.keep(frame([5]), as: "two")
    #expect(two.isNew && two.snapshot.blob == one.blob)
    #expect(try registry.collectOrphans() == [])
    let left = try FileManager.default.contentsOfDirectory(atPath: bench.workspace.folder)
    #expect(!left.contains { $0.hasPrefix("snapshot-") })
    #expect(try FileManager.default.contentsOfDirectory(atPath: bench.workspace.blobs).count == 1)
  }

  @Test("A file that was altered is found out, put aside and never read.")
  func altered() throws {
    let bench = try Workbench()
    let registry = try bench.open()
    let kept = try registry.keep(frame([1]), as: "data").snapshot
    let path = try registry.path(of: kept)
    try FileHandle(forWritingTo: URL(fileURLWithPath: path)).write(contentsOf: Data("x".utf8))
    #expect(try registry.check().count == 1)
    let fault = try #require(throws: Fault.self) { try registry.path(of: kept) }
    #expect(["W020", "W021"].contains(fault.code) && fault.message.contains("data@1"))
    let again = try registry.keep(frame([1]), as: "data")
    #expect(!again.isNew && again.snapshot.number == 1)
    #expect(try FrameContext(seed: 2).load([registry.path(of: again.snapshot)]).count() == 1)
    #expect(try registry.check().isEmpty)
  }

  @Test("A name or a number that is not there says what is.")
  func unknown() throws {
    let bench = try Workbench()
    let registry = try bench.open()
    _ = try registry.keep(frame([1]), as: "loans")
    let near = try #require(throws: Fault.self) { try registry.snapshot(SnapshotName("laons")) }
    #expect(near.code == "F104" && near.help?.contains("did you mean \"loans\"") == true)
    let number = try #require(throws: Fault.self) { try registry.snapshot(SnapshotName("loans", 4)) }
    #expect(number.message.contains("1 snapshot"))
    #expect(throws: Fault.self) { try registry.keep(frame([1]), as: "../x") }
    for text in ["", "@2", "a@b@c", "a@-1", "a@0"] {
      #expect(throws: Fault.self, "\(text)") { try SnapshotName(parsing: text) }
    }
    #expect(try SnapshotName(parsing: "loans@2") == SnapshotName("loans", 2))
    #expect(try SnapshotName(parsing: "loans@latest") == SnapshotName("loans"))
  }

  @Test("Judgements on one set of rows are counted, with the models that they were of.")
  func judgements() throws {
    let bench = try Workbench()
    let registry = try bench.open()
    #expect(try registry.judged(rows: "a", model: "x") == (1, 1))
    #expect(try registry.judged(rows: "a", model: "x") == (2, 1))
    #expect(try registry.judged(rows: "a", model: "y") == (3, 2))
    #expect(try registry.judged(rows: "b", model: "y") == (1, 1))
  }

  @Test("A policy is none until it is settled, and then the last one.")
  func policies() throws {
    let bench = try Workbench()
    let registry = try bench.open()
    #expect(try registry.policy("pii") == nil)
    try registry.settle("pii", as: "drop")
    try registry.settle("pii", as: "refuse")
    #expect(try registry.policy("pii") == "refuse")
  }
}
