import Engines
import Foundation
import NIOCore
import Registry
import Testing

@testable import Serving

@Suite final class InferenceLogTests {
  let folder = NSTemporaryDirectory() + "log-\(UUID().uuidString.prefix(13))"

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func record(_ number: Int, _ endpoint: String = "loans") -> LogRecord {
    LogRecord(endpoint: endpoint, lines: [Array(",\"n\":\(number)}\n".utf8)], began: .now())
  }

  func lines(_ endpoint: String = "loans") throws -> [JSON] {
    let home = folder + "/" + endpoint
    return try Files.names(in: home).flatMap { name in
      let bytes = try #require(try Files.read(home + "/" + name))
      #expect(bytes.last == UInt8(ascii: "\n"))
      return try bytes.split(separator: UInt8(ascii: "\n")).map { try JSON(Array($0)) }
    }
  }

  @Test("Lines are valid JSON with time and latency, each endpoint's in its folder, files of the owner only.")
  func writes() throws {
    let log = InferenceLog(folder: folder)
    let clock = LogClock()
    #expect(log.write([record(1), record(2, "penguins"), record(3)], time: clock.now()))
    #expect(try lines().compactMap { $0["n"]?.int } == [1, 3])
    #expect(try lines("penguins").first?["time"]?.text?.hasSuffix("Z") == true)
    #expect(try lines().first?["latency_us"]?.int ?? -1 >= 0)
    var facts = stat()
    #expect(stat(folder + "/loans/00000001.jsonl", &facts) == 0)
    #expect(facts.st_mode & 0o777 == 0o600)
    #expect(stat(folder + "/loans", &facts) == 0 && facts.st_mode & 0o777 == 0o700)
  }

  @Test("A file that is full is followed by the next, also after the log was opened anew.")
  func rotates() throws {
    for start in [0, 10] {
      let log = InferenceLog(folder: folder, segmentSize: 300)
      for number in start..<start + 10 { #expect(log.write([record(number)], time: LogClock().now())) }
      log.close()
    }
    #expect(try lines().compactMap { $0["n"]?.int } == Array(0..<20))
    let names = Files.names(in: folder + "/loans")
    #expect(names.count > 3)
    for name in names { #expect(try (Files.read(folder + "/loans/" + name) ?? []).count <= 300) }
  }

  @Test("Half a line that a killed server left is cut off, and what was whole stays.")
  func cutsTail() throws {
    try Files.makeFolder(folder + "/loans")
    try Files.replace(folder + "/loans/00000007.jsonl", with: Array("{\"n\":1}\n{\"n\":2}\n{\"n\":".utf8))
    #expect(InferenceLog(folder: folder).write([record(3)], time: LogClock().now()))
    #expect(try lines().compactMap { $0["n"]?.int } == [1, 2, 3])
    #expect(Files.names(in: folder + "/loans") == ["00000007.jsonl"])
  }

  @Test("Where the disk takes nothing the lines wait, the problem is told, and they are written when it does.")
  func waits() async throws {
    try Files.makeFolder(folder)
    try Files.replace(folder + "/loans", with: [])
    let log = InferenceLog(folder: folder)
    #expect(!log.write([record(1)], time: LogClock().now()))
    #expect(log.problem?.code != nil)
    #expect(log.write([record(9, "penguins")], time: LogClock().now()) == false || log.problem != nil)
    try FileManager.default.removeItem(atPath: folder + "/loans")
    try await _Concurrency.Task.sleep(for: .milliseconds(1100))
    #expect(log.write([record(2)], time: LogClock().now()))
    #expect(try lines().compactMap { $0["n"]?.int } == [1, 2])
    #expect(log.droppedLines == 0)
  }
}
