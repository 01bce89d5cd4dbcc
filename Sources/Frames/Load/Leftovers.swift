import Glibc
import Synchronization

/// Files that are written and not yet in their place, or read only while the process lives. A process that leaves takes
/// them away, whatever still works on them.
public enum Leftovers {
  private static let paths = Mutex<Set<String>>([])

  /// Where a database of its own has moved rows out of memory.
  private static let folders = Mutex<Set<String>>([])

  static func add(folder: String) { folders.withLock { _ = $0.insert(folder) } }

  static func add(_ path: String) { paths.withLock { _ = $0.insert(path) } }

  /// Takes one file away, if it is still there.
  static func remove(_ path: String) {
    unlink(path)
    paths.withLock { _ = $0.remove(path) }
  }

  /// The file is where it belongs.
  static func keep(_ path: String) { paths.withLock { _ = $0.remove(path) } }

  /// Takes all away, and what the database had moved out of memory: for the end of the process.
  public static func removeAll() {
    for path in paths.withLock({ $0 }) { remove(path) }
    for folder in folders.withLock({ $0 }).union([Disk.spillFolder]) {
      for name in Disk.names(in: folder) ?? [] { unlink(folder + "/" + name) }
      rmdir(folder)
    }
  }

  /// Takes away what processes that were killed had left beside a file: `.out.csv.PROCESS.NUMBER.part`.
  static func sweep(beside target: String) {
    let slash = target.lastIndex(of: "/")
    let folder = slash.map { String(target[...$0]) } ?? ""
    var pattern = folder + "."
    for character in Disk.name(target) {
      if "*?[\\".contains(character) { pattern.append("\\") }
      pattern.append(character)
    }
    var found = glob_t()
    defer { globfree(&found) }
    guard glob(pattern + ".*.*.part", 0, nil, &found) == 0 else { return }
    for index in 0..<Int(clamping: found.gl_pathc) {
      guard let item = found.gl_pathv[index] else { continue }
      let path = String(cString: item)
      let parts = path.split(separator: ".")
      guard parts.count > 3, let process = pid_t(parts[parts.count - 3]), process > 0, kill(process, 0) != 0,
        errno == ESRCH
      else { continue }
      unlink(path)
    }
  }
}
