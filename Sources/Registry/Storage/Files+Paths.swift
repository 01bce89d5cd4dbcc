import Engines
import Glibc

extension Files {
  static var currentFolder: String {
    guard let path = getcwd(nil, 0) else { return "/" }
    defer { free(path) }
    return String(cString: path)
  }

  /// The folder that a path stands in.
  static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// A path made absolute and without `.`, `..` and doubled slashes; `~/` is the home folder.
  static func absolute(_ path: String, from start: String) -> String {
    var whole = path
    if path == "~" || path.hasPrefix("~/"), let home = getenv("HOME") {
      whole = String(cString: home) + path.dropFirst()
    } else if !path.hasPrefix("/") {
      whole = (start.hasPrefix("/") ? start : currentFolder + "/" + start) + "/" + path
    }
    var parts: [Substring] = []
    for part in whole.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return "/" + parts.joined(separator: "/")
  }

  /// What the system said, in one sentence with the path.
  static func fault(_ verb: String, _ path: String, _ problem: Int32, bytes: Int? = nil) -> Fault {
    switch problem {
    case ENOSPC, EDQUOT, EFBIG:
      let size = bytes.map { " (\($0) bytes)" } ?? ""
      return Fault(
        "W015", "the disk has no room for `\(path)`\(size)", subject: path, help: "free some space and try again")
    case EACCES, EPERM:
      return Fault("W016", "there is no permission to \(verb) `\(path)`", subject: path)
    case EROFS:
      return Fault("W013", "`\(path)` is on a read-only disk", subject: path)
    default:
      return Fault("W017", "`\(path)` could not be \(past[verb] ?? verb): \(reason(problem))", subject: path)
    }
  }

  private static let past = ["write": "written", "read": "read", "make": "made", "open": "opened"]

  private static func reason(_ problem: Int32) -> String {
    switch problem {
    case ENOENT: "there is no such file or folder"
    case ENOTDIR: "a part of its path is a file"
    case EISDIR: "it is a folder"
    case EMFILE, ENFILE: "too many files are open"
    case EIO: "the disk reported an error"
    case ENAMETOOLONG: "the path is too long"
    case ELOOP: "its links go round in a circle"
    default: "the system reported error \(problem)"
    }
  }
}
