import Foundation
import Testing

/// Rows that come through a pipe, and parts that are added while the process is killed.
@Suite struct PipeTests {
  @Test("What is piped in is a table like any, as often as it is asked for.")
  func standardInput() throws {
    let folder = try Folder()
    let text = "print(load(\"-\") | count); print(load(\"-\") | filter .a > 1 | collect)"
    let piped = try Program.run(["-e", text], in: folder, input: "a;b\n1;x\n2;y\n3;z\n")
    #expect(piped.output == "3\n[{a: 2, b: \"y\"}, {a: 3, b: \"z\"}]\n", "\(piped.errors)")
    let none = try Program.run(["-e", text], in: folder)
    #expect(none.code == 1 && none.errors.contains("F034"), "\(none.errors)")
  }

  @Test("A process that is killed while it adds parts leaves all of them or none.")
  func killedAppends() throws {
    let folder = try Folder()
    let rounds = ProcessInfo.processInfo.environment["MLOPS_SOAK"] == "1" ? 200 : 6
    let text =
      "rows = frame(0..199 | map(i => {part: i mod 40, x: i})); "
      + "for i in 1..50 { save(rows, \"out/\", partition: .part, mode: \"append\"); print(i) }"
    for round in 0..<rounds {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: Program.path)
      process.arguments = ["-e", text]
      process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
      process.environment = ProcessInfo.processInfo.environment.merging(folder.environment) { $1 }
      let output = Pipe()
      process.standardOutput = output
      process.standardError = FileHandle.nullDevice
      try process.run()
      _ = output.fileHandleForReading.readData(ofLength: 2)
      usleep(UInt32.random(in: 0...120_000))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      let left = try Program.run(["-e", "print(load(\"out/\") | count)"], in: folder)
      let count = Int(left.output.trimmingCharacters(in: .whitespacesAndNewlines)) ?? -1
      #expect(count > 0 && count % 200 == 0, "round \(round): \(left.output)\(left.errors)")
    }
  }
}
