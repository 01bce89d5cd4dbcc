import Engines
public import Foundation

/// Python with the packages that `scripts/setup --tests` fetched, in which models are made and read as people do elsewhere.
public enum PythonPeer {
  /// A program that did not end well, with what it wrote.
  public struct Failure: Error, CustomStringConvertible {
    public let description: String
  }

  /// Runs a program in a folder; gives what it printed.
  @discardableResult
  public static func run(_ program: String, in folder: URL? = nil) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
    process.arguments = ["-c", program]
    process.currentDirectoryURL = folder
    var environment = ProcessInfo.processInfo.environment
    environment["PYTHONPATH"] = packages.joined(separator: ":")
    environment["PYTHONDONTWRITEBYTECODE"] = "1"
    process.environment = environment
    process.standardInput = FileHandle.nullDevice
    let (output, problems) = (Pipe(), FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID())"))
    _ = FileManager.default.createFile(atPath: problems.path, contents: nil)
    defer { try? FileManager.default.removeItem(at: problems) }
    process.standardOutput = output
    process.standardError = try FileHandle(forWritingTo: problems)
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failure(description: try String(contentsOf: problems, encoding: .utf8))
    }
    return String(decoding: data, as: UTF8.self)
  }

  /// A new folder for what a program reads and writes.
  public static func folder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("peer-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }

  /// Numbers as they lie in a file that NumPy wrote with `tofile`, or reads with `fromfile`.
  public static func numbers<Number>(_ file: URL, as type: Number.Type) throws -> [Number] {
    try Data(contentsOf: file).withUnsafeBytes { Array($0.bindMemory(to: Number.self)) }
  }

  public static func write(_ numbers: [Double], to file: URL) throws {
    try numbers.withUnsafeBytes { try Data($0).write(to: file) }
  }

  /// The folders that hold the packages.
  private static let packages = ["lightgbm", "xgboost", "narwhals"].flatMap { name -> [String] in
    let folder = EngineFolder.standard.path + "/python-" + name
    return ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).map { folder + "/" + $0 }
  }
}
