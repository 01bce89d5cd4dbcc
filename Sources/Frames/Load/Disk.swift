public import Engines
import Glibc

/// Files as a person names them: what is there, what it begins with, and what to say where it cannot be read.
public enum Disk {
  /// What stat tells of a path.
  struct Entry {
    var isFolder: Bool
    var stamp: FileStamp
  }

  /// Where files lie that are not kept.
  static var temporaryFolder: String { getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp" }

  /// The path from the folder on, with `~` made the home folder.
  static func resolved(_ path: String, in folder: String) -> String {
    if path.hasPrefix("~/"), let home = getenv("HOME") { return String(cString: home) + path.dropFirst() }
    return path.hasPrefix("/") || folder.isEmpty || folder == "." ? path : folder + "/" + path
  }

  static func entry(_ path: String) -> Entry? {
    var info = stat()
    guard stat(path, &info) == 0 else { return nil }
    let modified = Int(info.st_mtim.tv_sec) &* 1_000_000_000 &+ Int(info.st_mtim.tv_nsec)
    return Entry(
      isFolder: info.st_mode & S_IFMT == S_IFDIR,
      stamp: FileStamp(path: path, size: Int(info.st_size), modified: modified))
  }

  /// The files that a path means: itself, or those that a pattern with `*`, `?` or `[` matches, in the order of names.
  public static func files(_ path: String) throws(Fault) -> [String] {
    guard entry(path) == nil, path.contains(where: { "*?[".contains($0) }) else { return [path] }
    var found = glob_t()
    defer { globfree(&found) }
    var paths: [String] = []
    if glob(path, 0, nil, &found) == 0 {
      for index in 0..<Int(clamping: found.gl_pathc) {
        if let item = found.gl_pathv[index] { paths.append(String(cString: item)) }
      }
    }
    guard !paths.isEmpty else {
      throw Fault("F031", "no file matches `\(path)`", subject: path)
    }
    return paths
  }

  /// Whether what the path leads to can be read only once, from its beginning.
  static func isPipe(_ path: String) -> Bool {
    var info = stat()
    return stat(path, &info) == 0 && [S_IFIFO, S_IFSOCK].contains(info.st_mode & S_IFMT)
  }

  /// Throws where the path is no file that can be read.
  @discardableResult
  public static func checked(_ path: String, _ written: String) throws(Fault) -> FileStamp {
    guard let entry = entry(path) else { throw absent(path, written) }
    if entry.isFolder {
      throw Fault(
        "F032", "`\(written)` is a folder", subject: written, help: "name its files: \"\(written)/*.csv\"")
    }
    guard access(path, R_OK) == 0 else {
      throw Fault("F033", "there is no permission to read `\(written)`", subject: written)
    }
    guard entry.stamp.size > 0 else { throw Fault("F034", "`\(written)` is empty", subject: written) }
    return entry.stamp
  }

  private static func absent(_ path: String, _ written: String) -> Fault {
    let slash = path.lastIndex(of: "/")
    let folder = slash.map { String(path[..<$0]) } ?? "."
    let name = slash.map { String(path[path.index(after: $0)...]) } ?? path
    guard let names = names(in: folder.isEmpty ? "/" : folder) else {
      return Fault("F031", "there is no file `\(written)`, and no folder for it", subject: written)
    }
    let near = Spelling.nearest(name, in: names)
    return Fault(
      "F031", "there is no file `\(written)`", subject: written, help: near.map { "did you mean `\($0)`?" })
  }

  /// The names in a folder without hidden ones; none where it cannot be read.
  static func names(in folder: String) -> [String]? { Folder(folder)?.names.filter { !$0.hasPrefix(".") } }

  /// So many bytes from a place in a file; fewer at its end.
  static func bytes(_ path: String, from start: Int, count: Int) throws(Fault) -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else {
      throw Fault("F033", "`\(path)` cannot be opened: \(String(cString: strerror(errno)))", subject: path)
    }
    defer { close(file) }
    guard lseek(file, start, SEEK_SET) == start else { return [] }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count)
    var buffer = [UInt8](repeating: 0, count: min(count, 1 << 20))
    while bytes.count < count {
      let got = read(file, &buffer, min(buffer.count, count - bytes.count))
      if got < 0, errno == EINTR { continue }
      guard got > 0 else { break }
      bytes += buffer[..<got]
    }
    return bytes
  }

  /// The last part of a path; of an address, without what stands behind a question mark, which may be a key.
  static func name(_ path: String) -> String {
    let shown = path.contains("://") ? path.prefix { $0 != "?" } : path[...]
    return shown.split(separator: "/").last.map(String.init) ?? path
  }
}
