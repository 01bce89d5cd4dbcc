import Engines

/// A folder of files that are read as one table, in `name=value` folders or side by side.
struct PartFolder {
  let path: String

  /// So deep below a folder files are looked for.
  private static let deepest = 16

  /// The files below it in the order of their places, without hidden ones and those whose names begin with `_`. What an
  /// append had decided before it was cut short counts as done.
  func files() throws -> [String] { try entries().map { "\(path)/\($0.file)" } }

  /// The same below the folder: where each file lies, and the place that it has or is decided to get.
  func entries() throws -> [(file: String, place: String)] {
    let decided = try Publication(decidedIn: path)
    var found: [String] = []
    try walk("", depth: 0, &found)
    var byPlace = Dictionary(found.map { ($0, $0) }, uniquingKeysWith: { first, _ in first })
    for removal in decided.removals { byPlace[removal] = nil }
    for move in decided.moves where byPlace[move.to] == nil && Disk.entry("\(path)/\(move.from)") != nil {
      byPlace[move.to] = move.from
    }
    return byPlace.sorted { $0.key < $1.key }.map { (file: $0.value, place: $0.key) }
  }

  /// - Parameter inner: a path below the folder, with a slash at its end unless it is empty.
  private func walk(_ inner: String, depth: Int, _ found: inout [String]) throws {
    guard let folder = Folder("\(path)/\(inner)"), depth < PartFolder.deepest else { return }
    try Watch.current.check()
    for name in folder.names where !name.hasPrefix(".") && !name.hasPrefix("_") {
      guard folder.isFolder(name) else {
        found.append(inner + name)
        continue
      }
      if name.contains("=") { try walk("\(inner)\(name)/", depth: depth + 1, &found) }
    }
  }

  /// Whether it is a folder of parts: it has `name=value` folders, or files that were added to it as parts.
  static func isOne(_ path: String) -> Bool {
    guard let folder = Folder(path) else { return false }
    return folder.names.contains { name in
      name == Publication.lockName || (name.contains("=") && !name.hasPrefix(".") && folder.isFolder(name))
    }
  }
}
