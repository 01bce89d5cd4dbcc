import Engines
import Foundation
import Testing

@testable import Registry

@Suite struct FilesTests {
  @Test("A replaced file has the new content whole, and nothing else is left in the folder.")
  func replaces() throws {
    let bench = try Workbench()
    let path = bench.folder + "/facts.json"
    try Files.replace(path, with: Array("old".utf8))
    let long = [UInt8](repeating: 65, count: 300_000)
    try Files.replace(path, with: long)
    #expect(try Files.read(path) == long)
    #expect(Files.names(in: bench.folder) == ["facts.json"])
    #expect(try Files.read(bench.folder + "/absent") == nil)
  }

  @Test("A folder in the place of a file, and a path through a file, are said in words.")
  func faults() throws {
    let bench = try Workbench()
    try Files.makeFolder(bench.folder + "/sub")
    #expect(fault { _ = try Files.read(bench.folder + "/sub") }?.message.hasSuffix("it is a folder") == true)
    try Files.replace(bench.folder + "/file", with: [1])
    let found = fault { try Files.replace(bench.folder + "/file/x", with: [1]) }
    #expect(found?.code == "W017" && found?.message.hasSuffix("a part of its path is a file") == true)
  }

  @Test("A disk without room is a fault with path and bytes, and leaves neither file nor row.")
  func full() throws {
    let bench = try Workbench()
    let lines = try bench.writer("big", 300_000).lines()
    #expect(lines.last?.hasPrefix("fault W015 the disk has no room for `\(bench.workspace.blobs)/") == true, "\(lines)")
    #expect(lines.last?.hasSuffix("(600000 bytes)") == true)
    let registry = try bench.open()
    #expect(try registry.models() == [])
    #expect(Files.names(in: bench.workspace.blobs) == [])
    #expect(try registry.check() == [])
  }
}
