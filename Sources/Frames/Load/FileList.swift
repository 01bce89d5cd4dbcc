import Engines
import Glibc

/// The files that a path or a pattern stands for, checked before anything is read.
enum FileList {
  /// Every file, in the order of the paths and by name inside a pattern.
  /// - Throws: F050 for what is missing, F051 for a folder or a file that cannot be read, F052 for an empty file.
  static func resolve(_ paths: [String], folder: String) throws -> [String] {
    var files: [String] = []
    for path in paths {
      let whole = path.hasPrefix("/") ? path : folder + "/" + path
      if whole.contains(where: { "*?[".contains($0) }), !exists(whole) {
        let matches = expand(whole)
        guard !matches.isEmpty else {
          throw Fault("F050", "no file matches `\(path)`", subject: path, help: "the pattern was looked for at \(whole)")
        }
        files += matches
      } else {
        files.append(whole)
      }
    }
    for file in files { try check(file) }
    return files
  }

  /// The first bytes of a file.
  static func head(_ path: String, bytes limit: Int = 262_144) throws -> [UInt8] {
    guard let file = fopen(path, "r") else { throw unreadable(path) }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: limit)
    let count = fread(&bytes, 1, limit, file)
    return Array(bytes.prefix(count))
  }

  /// Size, time of change and the first bytes of every file, as one hash: equal while a file has not changed.
  static func fingerprint(_ paths: [String]) throws -> String {
    var facts: [UInt8] = []
    for path in paths {
      var status = stat()
      guard stat(path, &status) == 0 else { throw missing(path) }
      facts += Array("\(path)\n\(status.st_size) \(status.st_mtim.tv_sec) \(status.st_mtim.tv_nsec)\n".utf8)
      facts += try head(path, bytes: 65_536)
    }
    return SHA256.hex(facts)
  }

  /// The size of all files in bytes.
  static func size(_ paths: [String]) -> Int {
    paths.reduce(0) { sum, path in
      var status = stat()
      return stat(path, &status) == 0 ? sum + Int(status.st_size) : sum
    }
  }

  private static func check(_ path: String) throws {
    var status = stat()
    guard stat(path, &status) == 0 else { throw missing(path) }
    if status.st_mode & S_IFMT == S_IFDIR {
      throw Fault(
        "F051", "`\(path)` is a folder", subject: path, help: "name a file in it, or all of one kind: `\(path)/*.csv`")
    }
    guard access(path, R_OK) == 0 else { throw unreadable(path) }
    if status.st_mode & S_IFMT == S_IFREG, status.st_size == 0 {
      throw Fault("F052", "`\(path)` is empty", subject: path, help: "a file needs at least a header")
    }
  }

  private static func unreadable(_ path: String) -> Fault {
    Fault("F051", "`\(path)` cannot be read: \(String(cString: strerror(errno)))", subject: path,
      help: "ask its owner for the right to read it")
  }

  /// F050, with the files of the folder whose names are near.
  private static func missing(_ path: String) -> Fault {
    let slash = path.lastIndex(of: "/") ?? path.startIndex
    let folder = path[..<slash].isEmpty ? "/" : String(path[..<slash])
    let name = String(path[path.index(after: slash)...])
    guard let names = entries(folder) else {
      return Fault("F050", "there is no file `\(path)`", subject: name, help: "there is no folder `\(folder)` either")
    }
    let near = Spelling.nearest(name, in: names).map { "did you mean `\($0)`?" }
    return Fault("F050", "there is no file `\(path)`", subject: name, help: near ?? "look into `\(folder)`")
  }

  private static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// The names in a folder; none when there is no such folder.
  private static func entries(_ folder: String) -> [String]? {
    guard exists(folder) else { return nil }
    return expand(folder + "/*").compactMap { $0.split(separator: "/").last.map(String.init) }
  }

  private static func expand(_ pattern: String) -> [String] {
    var found = glob_t()
    defer { globfree(&found) }
    guard glob(pattern, 0, nil, &found) == 0 else { return [] }
    // Safe because glob gives that many texts, which live until globfree.
    return (0..<Int(found.gl_pathc)).compactMap { found.gl_pathv[$0].map { String(cString: $0) } }
  }
}
