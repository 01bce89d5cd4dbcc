import Foundation

/// The program that is built beside these tests, run as a user would run it.
enum Program {
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  /// The executable: beside the test bundle.
  static let path: String = {
    var folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    while folder.path != "/" {
      let candidate = folder.appendingPathComponent("mlops").path
      if FileManager.default.isExecutableFile(atPath: candidate) { return candidate }
      folder.deleteLastPathComponent()
    }
    return root + "/.build/debug/mlops"
  }()

  struct Result {
    var output: String
    var errors: String
    var code: Int32
  }

  /// Runs the program in a workspace and waits for its end.
  static func run(_ arguments: [String], in folder: Folder, input: String? = nil) throws -> Result {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    process.environment = ProcessInfo.processInfo.environment.merging(folder.environment) { $1 }
    let output = folder.path + "/.output-" + UUID().uuidString
    let errors = output + "-errors"
    _ = FileManager.default.createFile(atPath: output, contents: nil)
    _ = FileManager.default.createFile(atPath: errors, contents: nil)
    process.standardOutput = FileHandle(forWritingAtPath: output)
    process.standardError = FileHandle(forWritingAtPath: errors)
    let pipe = Pipe()
    process.standardInput = input == nil ? FileHandle.nullDevice : pipe
    try process.run()
    if let input {
      pipe.fileHandleForWriting.write(Data(input.utf8))
      try? pipe.fileHandleForWriting.close()
    }
    process.waitUntilExit()
    return Result(
      output: try String(contentsOfFile: output, encoding: .utf8),
      errors: try String(contentsOfFile: errors, encoding: .utf8),
      code: process.terminationStatus)
  }
}

/// A folder with a workspace of its own, whose server is stopped when the test ends.
final class Folder {
  let path = NSTemporaryDirectory() + "mlops-transcript-" + UUID().uuidString
  var workspace: String { path + "/.mlops" }
  var environment: [String: String] {
    [
      "MLOPS_WORKSPACE": workspace, "NO_COLOR": "1", "TERM": "xterm-256color", "HOME": path,
      "MLOPS_ENGINES": Folder.engines,
    ]
  }

  /// The engines stay where they are when the home folder is another.
  private static let engines: String = {
    let environment = ProcessInfo.processInfo.environment
    if let own = environment["MLOPS_ENGINES"] { return own }
    let data = environment["XDG_DATA_HOME"] ?? (environment["HOME"] ?? "") + "/.local/share"
    return data + "/mlops/engines"
  }()

  init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }

  deinit {
    if FileManager.default.fileExists(atPath: workspace) { _ = try? Program.run(["stop"], in: self) }
    try? FileManager.default.removeItem(atPath: path)
  }

  func write(_ name: String, _ text: String) throws {
    try text.write(toFile: path + "/" + name, atomically: true, encoding: .utf8)
  }
}
