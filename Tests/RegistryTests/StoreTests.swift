import Engines
import Foundation
import GRDB
import Glibc
import Testing

@testable import Registry

@Suite struct StoreTests {
  /// Runs SQL on the file with a connection of its own, as another program would.
  static func outside(_ bench: Workbench, _ sql: String) throws {
    let queue = try DatabaseQueue(path: bench.workspace.registry)
    try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
    try queue.close()
  }

  @Test("A commit is on the disk before it is acknowledged, and only our rules hold in the file.")
  func settings() throws {
    let bench = try Workbench()
    let registry = try bench.open()
    let found = try registry.store.read { db in
      try [
        "synchronous", "journal_mode", "mmap_size", "trusted_schema", "application_id", "user_version", "foreign_keys",
      ].map { try String.fetchOne(db, sql: "PRAGMA \($0)") }
    }
    #expect(found == ["2", "wal", "0", "0", "1835822960", "\(Schema.newest)", "1"])
  }

  @Test("Folders are the owner's alone, and so are files.")
  func privacy() throws {
    let bench = try Workbench()
    let registry = try bench.open()
    try registry.register(registration("a"), as: "loans")
    func mode(_ path: String) throws -> Int? {
      try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }
    let space = bench.workspace
    for folder in [space.folder, space.blobs, space.inference] { #expect(try mode(folder) == 0o700, "\(folder)") }
    let blobs = try FileManager.default.contentsOfDirectory(atPath: space.blobs).map { space.blobs + "/" + $0 }
    #expect(blobs.count == 1)
    let files = [space.registry, space.registry + "-wal", space.registry + "-shm", space.lock, space.auditHead]
    for file in files + blobs {
      #expect(try mode(file) == 0o600, "\(file)")
    }
  }

  @Test("The database of another program is refused and not touched.")
  func notOurs() throws {
    let bench = try Workbench()
    try bench.workspace.create()
    try Self.outside(bench, "CREATE TABLE notes (text TEXT)")
    let before = try Data(contentsOf: URL(fileURLWithPath: bench.workspace.registry))
    #expect(fault { _ = try bench.open() }?.code == "W010")
    #expect(try Data(contentsOf: URL(fileURLWithPath: bench.workspace.registry)) == before)
  }

  @Test("A registry of a newer format is refused, with both formats named, and not touched.")
  func newer() throws {
    let bench = try Workbench()
    try bench.open().close()
    try Self.outside(bench, "PRAGMA user_version = 99")
    let before = try Data(contentsOf: URL(fileURLWithPath: bench.workspace.registry))
    let found = fault { _ = try bench.open() }
    #expect(found?.code == "W011")
    #expect(found?.message.contains("99") == true && found?.message.contains("up to \(Schema.newest)") == true)
    #expect(try Data(contentsOf: URL(fileURLWithPath: bench.workspace.registry)) == before)
  }

  @Test("A file that is no database is refused.")
  func noDatabase() throws {
    let bench = try Workbench()
    try bench.workspace.create()
    try Files.replace(bench.workspace.registry, with: Array(String(repeating: "not a database ", count: 300).utf8))
    #expect(fault { _ = try bench.open() }?.code == "W010")
  }

  @Test("A damaged registry says that it is damaged.")
  func damaged() throws {
    let bench = try Workbench()
    let registry = try bench.open()
    let note = String(repeating: "a long note ", count: 500)
    for i in 0..<20 { try registry.register(registration("\(i)", note: note), as: "loans") }
    try registry.close()
    var bytes = try #require(try Files.read(bench.workspace.registry))
    // Behind the pages that say which tables there are.
    for i in 40 * 4096..<bytes.count where i % 4096 < 600 { bytes[i] = 0xAA }
    try Files.replace(bench.workspace.registry, with: bytes)
    let opened = try bench.open()
    #expect(fault { _ = try opened.versions(of: "loans") }?.code == "W012")
    let writing = fault { try opened.record(Run(started: Ticking().now(), who: "ada")) }
    #expect(writing?.message.hasSuffix("is damaged, and nothing is written to it") == true)
    #expect(try opened.check().isEmpty == false)
  }

  @Test("A registry that was emptied or removed is not taken for a new one.")
  func emptied() throws {
    let bench = try Workbench()
    let registry = try bench.open()
    try registry.register(registration("a"), as: "loans")
    try registry.close()
    try FileManager.default.removeItem(atPath: bench.workspace.registry)
    let found = fault { _ = try bench.open() }
    #expect(found?.code == "W012")
    #expect(found?.message.contains("gone or empty") == true)
  }

  @Test("A registry opened for reading gives its versions and refuses changes.")
  func readOnly() throws {
    let bench = try Workbench()
    try bench.open().register(registration("a"), as: "loans")
    let registry = try bench.open(readOnly: true)
    #expect(try registry.versions(of: "loans").count == 1)
    #expect(fault { try registry.promote(ModelReference("loans")) }?.code == "W013")
  }

  @Test("A user who may only read reads, and is told when writing.")
  func withoutRights() throws {
    let bench = try Workbench()
    try bench.open().register(registration("a"), as: "loans")
    for path in [bench.folder, bench.workspace.folder, bench.workspace.blobs] { chmod(path, 0o555) }
    chmod(bench.workspace.registry, 0o444)
    defer { for path in [bench.folder, bench.workspace.folder, bench.workspace.blobs] { chmod(path, 0o755) } }
    let lines = try bench.writer("read").lines()
    #expect(lines.first == "versions 1")
    #expect(lines.last?.hasPrefix("fault W013 the registry") == true, "\(lines)")
  }

  @Test("What is asked of a closed registry is a fault.")
  func closed() throws {
    let bench = try Workbench()
    let registry = try bench.open()
    try registry.close()
    #expect(fault { _ = try registry.models() }?.code == "W019")
  }
}
