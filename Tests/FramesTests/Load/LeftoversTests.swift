import Foundation
import Glibc
import Testing

@testable import Frames

/// What is taken away, and what must never be.
struct LeftoversTests {
  private let room: Room

  init() throws { room = try Room() }

  private func write(_ name: String, hoursAgo: Double = 0) throws {
    try Data("x".utf8).write(to: URL(fileURLWithPath: "\(room.folder)/\(name)"))
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: -hoursAgo * 3600)], ofItemAtPath: "\(room.folder)/\(name)")
  }

  private func names(_ folder: String = "") throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: "\(room.folder)/\(folder)").sorted()
  }

  /// The number of a process that has ended.
  private func ended() throws -> pid_t {
    let process = try Process.run(URL(fileURLWithPath: "/bin/true"), arguments: [])
    process.waitUntilExit()
    return process.processIdentifier
  }

  @Test("Drafts of killed processes go an hour after the last write; nothing else does.")
  func sweep() throws {
    let gone = try ended()
    try write(".out.csv.\(gone).7.part", hoursAgo: 2)
    let kept = [
      ".out.csv.\(gone).8.part", ".out.csv.\(getpid()).7.part", ".out.csv.\(gone).x.part",
      ".out.csv.\(gone).7.part.csv", ".out.csv.old.\(gone).7.part", ".other.csv.\(gone).7.part",
      "out.csv.\(gone).7.part",
    ]
    try write(kept[0])
    for name in kept.dropFirst() { try write(name, hoursAgo: 2) }
    Leftovers.sweep(beside: room.folder + "/out.csv")
    #expect(try names() == kept.sorted())
  }

  @Test("A name with the signs of a pattern is only a name.")
  func patterns() throws {
    let gone = try ended()
    for name in [".[ab]*.csv.\(gone).7.part", ".axx.csv.\(gone).7.part"] { try write(name, hoursAgo: 2) }
    Leftovers.sweep(beside: room.folder + "/[ab]*.csv")
    #expect(try names() == [".axx.csv.\(gone).7.part"])
  }

  @Test("Of a folder that a database used only the database's files go.")
  func spilled() throws {
    try FileManager.default.createDirectory(atPath: room.folder + "/mine", withIntermediateDirectories: false)
    try FileManager.default.createDirectory(atPath: room.folder + "/spill", withIntermediateDirectories: false)
    for name in ["mine/duckdb_temp_storage-0.tmp", "spill/duckdb_temp_storage-0.tmp", "spill/notes.txt"] {
      try write(name)
    }
    try FileManager.default.createSymbolicLink(
      atPath: room.folder + "/link", withDestinationPath: room.folder + "/mine")
    Leftovers.removeSpilled(room.folder + "/link")
    #expect(try names("mine") == ["duckdb_temp_storage-0.tmp"])
    Leftovers.removeSpilled(room.folder + "/spill")
    #expect(try names("spill") == ["notes.txt"])
    Leftovers.removeSpilled(room.folder + "/mine")
    #expect(try names() == ["link", "spill"])
  }

  @Test("Each database has a folder of its own for what does not fit memory.")
  func ownNames() {
    #expect(Leftovers.spillFolder(in: "/tmp") != Leftovers.spillFolder(in: "/tmp"))
  }
}
