import Engines
import Frames
import Glibc

/// The content of a file, or of all files that a pattern names, when a line read it.
struct FileState: Hashable, Sendable {
  /// Relative to the folder of the notebook where it lies below it.
  var path: String
  /// SHA-256 of the content; `""` where nothing was there.
  var hash: String
  /// Bytes and time of the last change, so that a file that nobody touched is not read again.
  var stamp: String
}

/// Hashes of files as they are now; each is read once, and not at all while its stamp is the known one.
final class FileStates {
  /// The folder that relative paths start from.
  let folder: String
  private var known: [String: FileState] = [:]

  /// Whether content is read at all; else the stamp stands for it, as at the prompt, where nobody waits for a hash.
  private let hashes: Bool

  init(folder: String, hashes: Bool = true) {
    self.folder = folder
    self.hashes = hashes
  }

  /// The state of a path that is absolute or relative to the folder.
  /// - Parameter earlier: what was known of it, which saves reading a file with the same stamp.
  /// Throws when it is stopped meanwhile: a file may be long.
  func state(of path: String, earlier: FileState? = nil) throws -> FileState {
    let short = FileStates.short(path, in: folder)
    if let state = known[short] { return state }
    let files = (try? Disk.files(path.hasPrefix("/") ? path : folder + "/" + path)) ?? []
    let stamp = files.map(FileStates.stamp).joined(separator: ";")
    var state = FileState(path: short, hash: "", stamp: stamp)
    if !hashes {
      state.hash = stamp
    } else if let earlier, earlier.stamp == stamp, !stamp.contains("?") {
      state.hash = earlier.hash
    } else if files.count == 1 {
      state.hash = try FileStates.hash(files[0]) ?? ""
    } else if files.count > 1 {
      let parts = try files.map { "\(FileStates.short($0, in: folder)) \(try FileStates.hash($0) ?? "")" }
      state.hash = SHA256.hex(parts.joined(separator: "\n"))
    }
    known[short] = state
    return state
  }

  /// The path without the folder where it lies below it.
  static func short(_ path: String, in folder: String) -> String {
    let head = Array((folder + "/").utf8)
    return path.utf8.starts(with: head) ? String(decoding: path.utf8.dropFirst(head.count), as: UTF8.self) : path
  }

  /// `?` where there is no such file, or where it changed so lately that a further change may bear the same time.
  private static func stamp(_ path: String) -> String {
    var facts = stat()
    guard stat(path, &facts) == 0 else { return "?" }
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    // Of the two times only the second cannot be set back, as `cp -p` and `touch -d` do with the first.
    let times = [facts.st_mtim, facts.st_ctim]
    let ages = times.map { Double(now.tv_sec - $0.tv_sec) + Double(now.tv_nsec - $0.tv_nsec) / 1e9 }
    let told = times.map { "\($0.tv_sec).\($0.tv_nsec)" }.joined(separator: " ")
    return "\(facts.st_ino) \(facts.st_size) \(told)" + (ages.allSatisfy { $0 > 0.1 } ? "" : "?")
  }

  private static func hash(_ path: String) throws -> String? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var hash = SHA256()
    var part = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      try Watch.current.check()
      let count = read(file, &part, part.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { return nil }
      if count == 0 { return hash.finish() }
      hash.update(count == part.count ? part : Array(part[..<count]))
    }
  }
}
