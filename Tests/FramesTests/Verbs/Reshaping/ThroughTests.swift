import Engines
import Foundation
import Testing

@testable import Frames

/// Rows that go through another program and come back.
struct ThroughTests {
  let room: Room
  let rows: Frame

  init() throws {
    room = try Room()
    rows = try room.context.frame(
      records: (1...3).map { [ScalarField("x", .int($0)), ScalarField("at", .text("é\($0)"))] })
  }

  @Test(
    "Rows come back as the program gives them, the program's hash is in the plan, and its file goes with the frame.")
  func goesThrough() throws {
    try room.write("keep.sh", "cat > copy.parquet; cp copy.parquet \"$1\"\n")
    var found: Frame? = try rows.through("sh keep.sh {out}", in: room.folder)
    let frame = try #require(found)
    #expect(try frame.collect() == rows.collect())
    let digest = SHA256.hex(Array("cat > copy.parquet; cp copy.parquet \"$1\"\n".utf8)).prefix(12)
    #expect(frame.programs == ["sh keep.sh {out}, keep.sh \(digest)"])
    #expect("\(frame.plan)" == "through \"sh keep.sh {out}, keep.sh \(digest)\"")
    #expect(room.notes.lines.contains { $0.hasPrefix("through `sh keep.sh {out}`: 3 rows in, 2 columns") })
    let path = try #require(frame.files.first?.paths.first)
    #expect(FileManager.default.fileExists(atPath: path))
    found = nil
  }

  @Test("What goes wrong names the program, how it ended and what it said last.")
  func fails() throws {
    let problem = fault { _ = try rows.through("sh -c 'echo one >&2; echo two >&2; exit 7'", in: room.folder) }
    #expect(problem?.code == "F057" && problem?.message.hasSuffix("ended with code 7") == true)
    #expect(problem?.help == "it said: one / two")
    let killed = fault { _ = try rows.through("sh -c 'kill -9 $$'", in: room.folder) }
    #expect(killed?.message.hasSuffix("was ended by signal 9") == true)
    #expect(
      fault { _ = try rows.through("no_such_program_here", in: room.folder) }?.message.hasSuffix("be started") == true)
    #expect(fault { _ = try rows.through("echo 'x", in: room.folder) }?.code == "F058")
    #expect(fault { _ = try rows.through("true", in: room.folder) }?.code == "F059")
    let left = try FileManager.default.contentsOfDirectory(atPath: room.context.temporaryFolder)
    #expect(!left.contains { $0.hasPrefix(".mlops-\(getpid())-") && ($0.hasSuffix(".err") || $0.hasSuffix(".out")) })
  }

  @Test("Where the work is stopped, the program ends with all that it has started.")
  func stops() throws {
    let watch = Watch()
    let (rows, folder) = (rows, room.folder)
    let pid = folder + "/pid"
    Thread.detachNewThread {
      while !FileManager.default.fileExists(atPath: pid) { usleep(5_000) }
      watch.stop()
    }
    let clock = ContinuousClock()
    let began = clock.now
    let problem = fault {
      _ = try watch.run {
        try rows.through("sh -c 'sleep 60 & echo $! > draft; mv draft pid; wait'", in: folder)
      }
    }
    #expect(problem?.code == "E011" && clock.now - began < .seconds(20))
    let text = try String(contentsOfFile: pid, encoding: .utf8)
    let child = try #require(pid_t(text.trimmingCharacters(in: .whitespacesAndNewlines)))
    // The orphan may wait for a moment until somebody has taken note of its end.
    for _ in 0..<200 where kill(child, 0) == 0 && !isZombie(child) { usleep(10_000) }
    #expect(kill(child, 0) != 0 || isZombie(child))
  }

  private func isZombie(_ process: pid_t) -> Bool {
    let stat = (try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)) ?? ""
    return stat.split(separator: ")").last?.split(separator: " ").first == "Z"
  }
}
