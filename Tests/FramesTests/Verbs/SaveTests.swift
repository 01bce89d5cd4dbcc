import Calendar
import Engines
import Foundation
import Testing

@testable import Frames

/// Files that frames are written to, and what comes back from them.
struct SaveTests {
  let room: Room
  let frame: Frame

  init() throws {
    room = try Room()
    frame = try room.context.frame(records: [
      [
        ScalarField("i", .int(1)), ScalarField("x", .double(2.5)), ScalarField("b", .bool(true)),
        ScalarField("t", .text("a \"b\",\nc")),
        ScalarField("d", .date(Day(number: 19_753))),
        ScalarField("at", .time(Moment(microseconds: 1_500_000, isZoned: false))),
        ScalarField("z", .time(Moment(microseconds: 1_500_000, isZoned: true))),
      ],
      ["i", "x", "b", "t", "d", "at", "z"].map { ScalarField($0, .missing) },
    ])
  }

  @Test(
    "What is saved comes back as it was.",
    arguments: ["a.csv", "a.tsv", "a.csv.gz", "a.jsonl", "a.jsonl.gz", "a.parquet"])
  func comesBack(_ name: String) throws {
    #expect(try frame.save(name) == 2)
    let back = try room.load(name)
    #expect(try back.collect().row(0).map(\.description) == frame.collect().row(0).map(\.description))
    #expect(try back.count() == 2)
    #expect(try FileManager.default.contentsOfDirectory(atPath: room.folder) == [name])
  }

  @Test("An ending that says nothing, and a folder that is not there, are errors.")
  func faults() throws {
    #expect(fault { try frame.save("a.xlsx") }?.code == "F043")
    #expect(fault { try frame.save("none/a.csv") }?.message.contains("there is no folder") == true)
    #expect(try FileManager.default.contentsOfDirectory(atPath: room.folder).isEmpty)
  }

  @Test("A frame that cannot be computed leaves the file as it was.")
  func staysWhole() throws {
    try frame.save("a.csv")
    let before = try String(contentsOfFile: room.folder + "/a.csv", encoding: .utf8)
    let broken = try frame.derive([
      NamedExpression("y", op(c("i"), .multiply, v(Int.max))), NamedExpression("q", op(c("y"), .multiply, v(3))),
    ])
    #expect(fault { try broken.save("a.csv") }?.code == "F015")
    #expect(try String(contentsOfFile: room.folder + "/a.csv", encoding: .utf8) == before)
    #expect(try FileManager.default.contentsOfDirectory(atPath: room.folder) == ["a.csv"])
  }
}
