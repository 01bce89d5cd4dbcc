import Engines
import Glibc
import Synchronization

/// Files that are written and not yet in their place, or read only while the process lives. A process that leaves takes
/// them away, whatever still works on them.
public enum Leftovers {
  private static let paths = Mutex<Set<String>>([])
  private static let spills = Mutex<Set<String>>([])

  static func add(_ path: String) { paths.withLock { _ = $0.insert(path) } }

  /// Takes one file away, if it is still there.
  static func remove(_ path: String) {
    unlink(path)
    // What came through a pipe has a folder of its own.
    let folder = Disk.folder(of: path)
    if Disk.name(folder).hasPrefix(".mlops-") { rmdir(folder) }
    paths.withLock { _ = $0.remove(path) }
  }

  /// The file is where it belongs.
  static func keep(_ path: String) { paths.withLock { _ = $0.remove(path) } }

  /// A new name for the folder where a database moves rows that do not fit memory; the database makes it when the first ones
  /// do. Nobody can guess the name and put a folder of theirs there first.
  static func spillFolder(in folder: String) -> String {
    let path = "\(folder)/.mlops-spill-\(getpid())-\(UInt64.random(in: 0...UInt64.max))"
    spills.withLock { _ = $0.insert(path) }
    return path
  }

  /// Takes all away, and what databases had moved out of memory: for the end of the process.
  public static func removeAll() {
    for path in paths.withLock({ $0 }) { remove(path) }
    for folder in spills.withLock({ $0 }) { removeSpilled(folder) }
  }

  /// Removes what a database moved into a folder, and the folder when nothing else is in it.
  static func removeSpilled(_ path: String) {
    guard let folder = Folder(path, isOwn: true) else { return }
    for name in folder.names where name.hasPrefix("duckdb_temp_") { folder.remove(name) }
    rmdir(path)
  }

  /// Takes away what processes that were killed had left beside a file: `.out.csv.PROCESS.NUMBER.part`, an hour after the last
  /// write, as numbers of processes come again and a folder may be shared by machines.
  static func sweep(beside target: String) {
    guard let folder = Folder(target.lastIndex(of: "/").map { String(target[...$0]) } ?? ".") else { return }
    let prefix = ".\(Disk.name(target))."
    for name in folder.names where name.hasPrefix(prefix) {
      let parts = name.dropFirst(prefix.count).split(separator: ".", omittingEmptySubsequences: false)
      guard parts.count == 3, parts[2] == "part", let process = pid_t(parts[0]), process > 0, UInt32(parts[1]) != nil,
        kill(process, 0) != 0, errno == ESRCH, let facts = folder.facts(name, ofLink: true),
        facts.st_uid == geteuid(), facts.st_mode & S_IFMT == S_IFREG, time(nil) - facts.st_mtim.tv_sec > 3600
      else { continue }
      folder.remove(name)
    }
  }
}
