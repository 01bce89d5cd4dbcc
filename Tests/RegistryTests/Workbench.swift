import Calendar
import Engines
import Foundation
import Frames
import Glibc
import Learning
import Synchronization
import Testing

@testable import Registry

/// A registry in a temporary folder that goes away with it.
final class Workbench: Sendable {
  let folder: String
  var workspace: Workspace { Workspace(folder: folder + "/.mlops") }

  init() throws {
    folder = NSTemporaryDirectory() + "registry-\(UUID().uuidString.prefix(13))"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// Opens the registry with a clock that goes on by a second at each look.
  func open(wait: Duration = .seconds(10), readOnly: Bool = false) throws -> Registry {
    try Registry(workspace, who: "ada", now: Ticking().now, wait: wait, readOnly: readOnly)
  }

  /// Runs the `RegistryWriter` beside the tests' own executable.
  func writer(_ mode: String, _ number: Int = 0) throws -> Writer { try Writer([mode, workspace.folder, "\(number)"]) }
}

/// A clock for tests: 2025-01-01T00:00:00Z and a second more at each look.
final class Ticking: Sendable {
  private let microseconds = Mutex<Int64>(1_735_689_600_000_000)
  var now: @Sendable () -> Moment {
    {
      self.microseconds.withLock {
        $0 += 1_000_000
        return Moment(microseconds: $0, isZoned: true)
      }
    }
  }
}

/// A running `RegistryWriter` and what it has said.
final class Writer {
  let process = Process()
  private let output = Pipe()
  private let input = Pipe()

  init(_ arguments: [String]) throws {
    let own = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    process.executableURL = URL(fileURLWithPath: own).deletingLastPathComponent()
      .appendingPathComponent("RegistryWriter")
    process.arguments = arguments
    process.standardOutput = output
    process.standardInput = input
    try process.run()
  }

  /// Waits for its first bytes.
  func firstLine() -> String { String(decoding: output.fileHandleForReading.availableData, as: UTF8.self) }

  func letGo() { try? input.fileHandleForWriting.close() }

  /// Waits for its end; whole lines that it said.
  func lines() -> [String] {
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
  }
}

/// A registration with a package of its own.
func registration(_ package: String, note: String? = nil) -> Registration {
  Registration(
    package: Array(package.utf8), task: .binary,
    facts: VersionFacts(
      signature: Signature(
        columns: [.init(name: "car_value", type: .double), .init(name: "city", type: .text)], id: "id",
        time: "timestamp"),
      target: Target(name: "repaid", type: .int, classes: [.int(0), .int(1)]), metrics: ["auc": 0.81],
      parameters: ["n_estimators": .int(100), "learning_rate": .double(0.05)],
      recipe: ["derive years: .loan_length / 12"]),
    note: note)
}

/// The fault that an action throws.
func fault(_ action: () throws -> Void) -> Fault? {
  do { try action() } catch let fault as Fault { return fault } catch { Issue.record("not a fault: \(error)") }
  return nil
}
