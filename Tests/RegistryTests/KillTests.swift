import Foundation
import Glibc
import Testing

@testable import Registry

/// What was acknowledged outlives the process that wrote it.
@Suite struct KillTests {
  @Test("A writer killed at any moment loses nothing that it acknowledged.")
  func kill() throws {
    let bench = try Workbench()
    let isLong = ProcessInfo.processInfo.environment["MLOPS_SOAK"] == "1"
    var acknowledged: [String] = []
    let rounds = isLong ? 300 : 8
    // A slow disk acknowledges little in a round; so many rounds more give it the time.
    for round in 0..<rounds * 10 where round < rounds || acknowledged.count < 30 {
      let writer = try bench.writer("write", 1_000_000)
      usleep(.random(in: 20_000...250_000))
      Glibc.kill(writer.process.processIdentifier, SIGKILL)
      acknowledged += writer.lines()
      let registry = try bench.open()
      try Self.compare(acknowledged, registry)
      try registry.close()
    }
    #expect(acknowledged.count >= 30)
    let registry = try bench.open()
    let before = try registry.versions(of: "loans").count
    try registry.collectOrphans()
    let files = try FileManager.default.contentsOfDirectory(atPath: bench.workspace.blobs).sorted()
    #expect(files == Set(try registry.versions().map(\.blob)).sorted(), "no temporary file and no orphan stays")
    #expect(try registry.versions(of: "loans").count == before)
  }

  @Test("A loss of power after an acknowledgement would lose nothing: all that was written is synced by then.")
  func power() throws {
    let bench = try Workbench()
    let lines = try bench.writer("power", 10).lines()
    #expect(lines.count == 33)
    for line in lines { #expect(line.hasSuffix(" []"), "\(line)") }
    let size = try #require(Files.size(bench.workspace.registry))
    #expect(size > 4_000_000, "checkpoints happened")
    #expect(try bench.open().check() == [])
  }

  static func compare(_ acknowledged: [String], _ registry: Registry) throws {
    #expect(try registry.check() == [], "whole, every blob there and right, the audit log unbroken")
    var versions: [Int: String] = [:]
    if !acknowledged.isEmpty, try !registry.models().isEmpty {
      for version in try registry.versions(of: "loans") { versions[version.number] = version.blob }
    }
    let runs = Set(try registry.runs(limit: .max).map(\.id))
    let endpoints = Set(try registry.endpoints().map(\.name))
    let production = try registry.aliases().first?.version ?? 0
    for line in acknowledged {
      let words = line.split(separator: " ").map(String.init)
      switch words.first {
      case "run": #expect(runs.contains(words[1]), "\(line)")
      case "version": #expect(versions[Int(words[1]) ?? 0] == words[2], "\(line)")
      case "alias": #expect(production >= Int(words[1]) ?? .max, "\(line)")
      case "endpoint": #expect(endpoints.contains(words[1]), "\(line)")
      default: Issue.record("the writer said: \(line)")
      }
    }
  }
}
