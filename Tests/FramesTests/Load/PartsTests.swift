import Engines
import Foundation
import Testing

@testable import Frames

@Suite struct PartsTests {
  private let room: Room

  init() throws { room = try Room() }

  private func sales(_ months: [Int], _ amount: Int = 1) throws -> Frame {
    try room.context.frame(
      records: months.map { [ScalarField("month", .int($0)), ScalarField("amount", .int(amount))] })
  }

  private func values(_ name: String, _ table: Table) -> [Scalar] {
    table.columns.filter { $0.name == name }.flatMap { column in (0..<column.count).map { column[$0] } }
  }

  private static func isMonth(_ number: Int) -> Frames.Expression {
    .binary(.equal, .column("month"), .literal(.int(number)))
  }

  private func files(_ folder: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: room.folder + "/" + folder).filter {
      !$0.contains(".mlops") && $0.contains(".")
    }.sorted()
  }

  @Test("Parts are written into a folder for each value, read back as columns of their types, and added to.")
  func appending() throws {
    #expect(try sales([1, 1, 2]).save(parts: "out/", by: ["month"], mode: .new) == 3)
    #expect(try files("out").map { String($0.prefix(8)) } == ["month=1/", "month=2/"])
    let loaded = try room.load("out")
    #expect(loaded.schema.fields.map(\.type.description) == ["int", "int"])
    #expect(try loaded.filter(PartsTests.isMonth(1)).count() == 2)
    #expect(fault { _ = try sales([3]).save(parts: "out/", by: ["month"], mode: .new) }?.code == "F090")
    try sales([2, 3], 7).save(parts: "out/", by: ["month"], mode: .append)
    #expect(try room.load("out").count() == 5)
    #expect(try files("out").count == 4)
    try sales([2], 9).save(parts: "out/", by: ["month"], mode: .replace)
    let replaced = try room.load("out").filter(PartsTests.isMonth(2)).collect()
    #expect(values("amount", replaced) == [Scalar.int(9)])
    #expect(try room.load("out").count() == 4)
  }

  @Test("Parts without columns lie side by side; a missing value and odd texts come back.")
  func oddValues() throws {
    let rows = ["a/b", "ü %", "x=y"].map { [ScalarField("k", .text($0)), ScalarField("n", .int(1))] }
    let frame = try room.context.frame(records: rows + [[ScalarField("k", .missing), ScalarField("n", .int(2))]])
    try frame.save(parts: "odd", by: ["k"], mode: .new)
    let back = try room.load("odd").sort([.column("k")]).collect()
    #expect(values("k", back) == [Scalar.text("a/b"), .text("x=y"), .text("ü %"), .missing])
    for form in ["parquet", "csv", "jsonl"] {
      try frame.save(parts: "flat-\(form)", by: [], mode: .append, form: form)
      try frame.save(parts: "flat-\(form)", by: [], mode: .append, form: form)
      #expect(try room.load("flat-\(form)").count() == 8, "\(form)")
    }
  }

  @Test("What was decided before a process ended is read, and carried out by the next who writes.")
  func decided() throws {
    try sales([1]).save(parts: "cut", by: ["month"], mode: .new)
    let folder = room.folder + "/cut"
    let old = try #require(try files("cut").first)
    try FileManager.default.createDirectory(
      atPath: folder + "/.mlops-draft-1-1/month=5", withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      atPath: "\(folder)/\(old)", toPath: folder + "/.mlops-draft-1-1/month=5/part-a.parquet")
    #expect(try room.load("cut").count() == 1)
    let list = "move\t.mlops-draft-1-1/month=5/part-a.parquet\tmonth=5/part-a.parquet\nremove\t\(old)\n"
    try room.write("cut/.mlops-moves", list)
    #expect(values("month", try room.load("cut").collect()) == [Scalar.int(5)])
    #expect(FileManager.default.fileExists(atPath: "\(folder)/\(old)"))
    try sales([6]).save(parts: "cut", by: ["month"], mode: .append)
    #expect(try files("cut").map { String($0.prefix(8)) } == ["month=5/", "month=6/"])
  }

  @Test("A list of moves that leads out of its folder is not followed.")
  func hostile() throws {
    try sales([1]).save(parts: "bad", by: ["month"], mode: .new)
    try room.write("precious.txt", "keep")
    try FileManager.default.createSymbolicLink(atPath: room.folder + "/bad/out=1", withDestinationPath: room.folder)
    try room.write("bad/.mlops-moves", "remove\t../precious.txt\nremove\tout=1/precious.txt\nmove\tmonth=1/x\t/tmp/y\n")
    try sales([2]).save(parts: "bad", by: ["month"], mode: .append)
    #expect(FileManager.default.fileExists(atPath: room.folder + "/precious.txt"))
  }

  @Test("Files whose folders do not agree are refused.")
  func mixedParts() throws {
    try sales([1]).save(parts: "mixed", by: ["month"], mode: .new)
    try FileManager.default.createDirectory(atPath: room.folder + "/mixed/day=1", withIntermediateDirectories: true)
    let part = try #require(try files("mixed").first)
    try FileManager.default.copyItem(
      atPath: "\(room.folder)/mixed/\(part)", toPath: room.folder + "/mixed/day=1/x.parquet")
    #expect(fault { _ = try room.load("mixed") }?.code == "F039")
  }

  @Test("What comes through a pipe is read like a file, more than once.")
  func pipes() throws {
    let path = room.folder + "/pipe"
    #expect(mkfifo(path, 0o600) == 0)
    let writer = Thread {
      guard let file = fopen(path, "w") else { return }
      fputs("a,b\n1,x\n2,y\n", file)
      fclose(file)
    }
    writer.start()
    let frame = try room.load("pipe")
    #expect(frame.schema.names == ["a", "b"])
    #expect(try frame.count() == 2)
    #expect(try frame.fingerprint() == frame.fingerprint())
  }
}
