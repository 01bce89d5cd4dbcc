import Engines
import Foundation
import Testing

@testable import Frames

/// Folders that deltalake and pyiceberg wrote.
struct LakeTests {
  let room: Room

  init() throws { room = try Room() }

  @Test("A Delta table is read as its log says: what was deleted is gone.")
  func delta() throws {
    let frame = try room.context.load([data + "/lakes/delta"])
    #expect(try Set(frame.cells("id")) == [.int(1), .int(3), .int(4)])
    #expect(frame.schema.names == ["id", "city", "paid"])
    #expect(try frame.filter(.binary(.equal, c("id"), v(4))).cells("city") == [.text("Ulm")])
  }

  @Test("An Iceberg table is read at its newest description, also where it was moved.")
  func iceberg() throws {
    let frame = try room.context.load([data + "/lakes/iceberg/"])
    #expect(try Set(frame.cells("id")) == [.int(1), .int(2), .int(3), .int(4)])
  }

  @Test("A new entry in the log is a change, and other files are other rows.")
  func changes() throws {
    let copy = room.folder + "/delta"
    try FileManager.default.copyItem(atPath: data + "/lakes/delta", toPath: copy)
    let frame = try room.context.load([copy])
    let before = try frame.fingerprint()
    #expect(try before == room.context.load([data + "/lakes/delta"]).fingerprint())
    try FileManager.default.removeItem(atPath: copy + "/_delta_log/00000000000000000002.json")
    #expect(fault { _ = try frame.collect() }?.code == "F035")
    let older = try room.context.load([copy])
    #expect(try older.count() == 4)
    #expect(try older.fingerprint() != before)
  }

  @Test("A folder whose log is damaged is told.")
  func damaged() throws {
    try FileManager.default.createDirectory(atPath: room.folder + "/d/_delta_log", withIntermediateDirectories: true)
    try room.write("d/_delta_log/00000000000000000000.json", "{")
    #expect(fault { _ = try room.load("d") }?.code == "F089")
    #expect(fault { _ = try room.context.load([data]) }?.code == "F032")
  }
}
