import Calendar
import Engines
import Foundation
import Glibc
import Registry
import Serving
import Testing

/// A workspace in a temporary folder and the program that serves it; both go away with it.
final class ServerBench: Sendable {
  let folder: String
  var workspace: Workspace { Workspace(folder: folder + "/.mlops") }
  let launcher: Launcher

  init() throws {
    folder = NSTemporaryDirectory() + "server-\(UUID().uuidString.prefix(13))"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let own = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    var program = URL(fileURLWithPath: own).deletingLastPathComponent().appendingPathComponent("ServerRunner").path
    if !FileManager.default.isExecutableFile(atPath: program) {
      // The tests run as a bundle inside the toolchain's own program; the bundle lies beside ours.
      let bundle = try #require(CommandLine.arguments.first { $0.hasSuffix(".xctest") })
      program = URL(fileURLWithPath: bundle).deletingLastPathComponent().appendingPathComponent("ServerRunner").path
    }
    launcher = Launcher(executable: program, arguments: ["--background"])
    try workspace.create()
  }

  deinit {
    if let holder = ServerLock.holder(workspace) { kill(pid_t(holder), SIGKILL) }
    try? FileManager.default.removeItem(atPath: folder)
  }

  func registry() throws -> Registry {
    try Registry(workspace, who: "ada", now: { Moment(microseconds: 1_735_689_600_000_000, isZoned: true) })
  }

  func ensureRunning() throws -> ServerClient { try ServerClient.ensureRunning(workspace, launcher: launcher) }

  /// The program with other words, waited for: its exit code and what it said on both outputs.
  func run(_ arguments: [String]) throws -> (code: Int32, output: String) {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: launcher.executable)
    process.arguments = arguments + ["--workspace", workspace.folder]
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, output)
  }
}

/// Waits until the condition holds, at most so long.
func eventually(within seconds: Double = 5, _ condition: () throws -> Bool) rethrows -> Bool {
  let deadline = ContinuousClock.now + .seconds(seconds)
  while ContinuousClock.now < deadline {
    if try condition() { return true }
    usleep(2000)
  }
  return try condition()
}

/// The fault that an action throws.
func fault(_ action: () throws -> Void) -> Fault? {
  do { try action() } catch let fault as Fault { return fault } catch { Issue.record("not a fault: \(error)") }
  return nil
}
