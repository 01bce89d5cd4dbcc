import Engines
import Foundation
import Glibc
import Testing

@testable import Frames

/// A program that runs beside the tests until nothing holds it, in a folder of its own that is removed at the end.
class Neighbour: @unchecked Sendable {
  // Sendable because nothing changes after init.
  let folder: String
  let process = Process()
  /// As long as it is open the program runs; it is shut when this process ends, however that happens.
  private let life = Pipe()

  init(_ name: String) throws {
    folder = NSTemporaryDirectory() + "/\(name)-\(UUID().uuidString)"
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o755])
  }

  /// Starts the program without input; what it says goes to `log`.
  func start(_ program: String, _ arguments: [String], _ environment: [String: String] = [:]) throws {
    let keeper =
      "\"$@\" & p=$!; cat > /dev/null; kill -QUIT $p; sleep 0.5; kill -KILL $p; rm -rf \"$FOLDER\""
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", keeper, "sh", program] + arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
      .merging(["FOLDER": folder]) { $1 }
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    _ = FileManager.default.createFile(atPath: folder + "/log", contents: nil)
    let log = try #require(FileHandle(forWritingAtPath: folder + "/log"))
    process.standardOutput = log
    process.standardError = log
    process.standardInput = life
    try process.run()
    try? life.fileHandleForReading.close()
  }

  var log: String { (try? String(contentsOfFile: folder + "/log", encoding: .utf8)) ?? "" }

  /// Waits until a body gives true; half a minute is enough for any of them on a loaded machine.
  func wait(_ what: String, _ isReady: () -> Bool) throws {
    for _ in 0..<600 {
      if isReady() { return }
      usleep(100_000)
    }
    FileHandle.standardError.write(Data("\(what): \(log.suffix(3000))".utf8))
    Issue.record("\(what) did not start: \(log.suffix(2000))")
    throw Fault("E001", "\(what) did not start")
  }

  deinit { try? life.fileHandleForWriting.close() }

  /// A port of this machine that nobody listens on.
  static func freePort() throws -> Int {
    let handle = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(handle) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let status = withUnsafeMutablePointer(to: &address) { place in
      place.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(handle, $0, size) == 0 && getsockname(handle, $0, &size) == 0
      }
    }
    try #require(status)
    return Int(UInt16(bigEndian: address.sin_port))
  }

  /// Whether somebody listens on a port of this machine.
  static func listens(_ port: Int) -> Bool {
    let handle = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(handle) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    address.sin_port = UInt16(port).bigEndian
    return withUnsafePointer(to: &address) { place in
      place.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(handle, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
  }

  /// Runs a program to its end; gives what it said.
  @discardableResult
  static func run(_ program: String, _ arguments: [String], _ environment: [String: String] = [:]) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let told = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      Issue.record("\(program) \(arguments.joined(separator: " ")): \(told)")
      throw Fault("E001", "\(program) failed")
    }
    return told
  }

  /// The words in front of a program that must not run as root, when this is root.
  static var asNobody: [String] {
    geteuid() == 0 ? ["/usr/bin/setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", "--"] : []
  }
}
