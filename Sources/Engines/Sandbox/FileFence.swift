import Glibc

/// The folders that a sandbox lets files be in. A path counts by where it really leads: links are followed, and `..` too.
public struct FileFence: Hashable, Sendable {
  /// As they were given, and as they really lie.
  public let folders: [String]
  /// The first of them, as it really lies.
  public var home: String { real.first ?? "/" }
  private let real: [String]
  private let closed: [String]

  /// Folders that are not there yet may be named too. What lies in `except` is kept away though it lies inside.
  public init(_ folders: [String], except: [String] = []) {
    real = folders.compactMap(FileFence.place)
    closed = except.compactMap(FileFence.place)
    self.folders = Array(Set(folders + real)).sorted()
  }

  /// Throws E040 where the path leads outside; `written` is how the user wrote it.
  public func check(_ path: String, written: String) throws(Fault) {
    guard let place = FileFence.place(of: path), real.contains(where: { FileFence.holds($0, place) }) else {
      throw Fault(
        "E040", "the sandbox keeps `\(written)` away: it lies outside of \(real.first ?? "the project")",
        subject: written, help: "copy the file into the project, or name its folder with --project")
    }
    guard !closed.contains(where: { FileFence.holds($0, place) }) else {
      throw Fault(
        "E040", "the sandbox keeps `\(written)` away: it belongs to the workspace", subject: written,
        help: "verbs such as `models` and `inputs` tell what is in the workspace")
    }
  }

  private static func holds(_ folder: String, _ place: String) -> Bool {
    folder == "/" || place == folder || place.hasPrefix(folder + "/")
  }

  /// Where a path really leads. What does not exist yet is told by its folder; none where a part that does not exist is
  /// followed by `..`, where a link leads nowhere, and for a path that is not absolute.
  static func place(of path: String) -> String? {
    guard path.hasPrefix("/"), !path.utf8.contains(0) else { return nil }
    var known = path
    var rest: [Substring] = []
    while true {
      if let real = real(known) {
        if rest.contains("..") { return nil }
        let tail = rest.reversed().filter { $0 != "." }.joined(separator: "/")
        return tail.isEmpty ? real : real == "/" ? "/" + tail : real + "/" + tail
      }
      // A link whose target is missing could be made to lead anywhere.
      guard errno == ENOENT || errno == ENOTDIR, !isLink(known), let slash = known.lastIndex(of: "/") else {
        return nil
      }
      let name = known[known.index(after: slash)...]
      if !name.isEmpty { rest.append(name) }
      known = slash == known.startIndex ? "/" : String(known[..<slash])
    }
  }

  private static func real(_ path: String) -> String? {
    guard let found = realpath(path, nil) else { return nil }
    defer { free(found) }
    return String(cString: found)
  }

  private static func isLink(_ path: String) -> Bool {
    var facts = stat()
    let before = errno
    defer { errno = before }
    return lstat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFLNK
  }
}
