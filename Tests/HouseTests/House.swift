import Foundation

/// The project's own files, as the rules of the house read them.
enum House {
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  struct File: CustomStringConvertible {
    /// Relative to the root: `Sources/Frames/Plan.swift`.
    let path: String
    let text: String
    var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
    var description: String { path }
    /// The target that the file belongs to: `Frames`.
    var room: String { String(path.split(separator: "/")[1]) }
    var name: String { (path as NSString).lastPathComponent }
  }

  /// Every file below a folder whose name ends so, sorted by path.
  static func files(_ folder: String, suffix: String) throws -> [File] {
    let start = root.appendingPathComponent(folder)
    guard let walk = FileManager.default.enumerator(atPath: start.path) else { return [] }
    var isFolder: ObjCBool = false
    return try walk.compactMap { $0 as? String }.filter { $0.hasSuffix(suffix) && !$0.contains(".build") }.sorted()
      .filter {
        FileManager.default.fileExists(atPath: start.appendingPathComponent($0).path, isDirectory: &isFolder)
          && !isFolder.boolValue
      }
      .map { path in
        File(
          path: folder + "/" + path,
          text: String(decoding: try Data(contentsOf: start.appendingPathComponent(path)), as: UTF8.self))
      }
  }

  /// What each room may import, as Package.swift declares it.
  static func rooms() throws -> [String: Set<String>] {
    let manifest = try String(contentsOf: root.appendingPathComponent("Package.swift"), encoding: .utf8)
    let declaration = /Room\(\s*name: "(\w+)",\s*rooms: \[([^\]]*)\]/
    var rooms: [String: Set<String>] = [:]
    for match in manifest.matches(of: declaration) {
      rooms[String(match.1)] = Set(match.2.matches(of: /\w+/).map { String($0.output) })
    }
    return rooms
  }

  /// The modules that a Swift file imports.
  static func imports(_ text: String) -> [String] {
    text.matches(
      of:
        /(?m)^\s*(?:@\w+(?:\([^)]*\))?\s+)*(?:(?:public|internal|private|package)\s+)?import\s+(?:(?:struct|class|enum|protocol|func|var|let|typealias)\s+)?(\w+)/
    )
    .map { String($0.1) }
  }
}
