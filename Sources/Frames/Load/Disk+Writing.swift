import Engines
import Glibc

/// Files as they are written: durable before they count.
extension Disk {
  /// The folder that a path lies in.
  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  static func unwritable(_ path: String) -> Fault {
    Fault("F044", "`\(path)` cannot be written: \(String(cString: strerror(errno)))", subject: path)
  }

  /// Makes what was written, or a folder's names, survive a loss of power.
  static func sync(_ path: String) throws(Fault) {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw unwritable(path) }
    defer { close(file) }
    guard fsync(file) == 0 else { throw unwritable(path) }
  }

  static func rename(_ from: String, _ to: String) throws(Fault) {
    guard Glibc.rename(from, to) == 0 else { throw unwritable(to) }
  }

  /// Makes a folder and those above it, each durable.
  static func makeFolders(_ path: String) throws(Fault) {
    guard entry(path) == nil else { return }
    let above = folder(of: path)
    try makeFolders(above)
    guard mkdir(path, 0o777) == 0 || errno == EEXIST else { throw unwritable(path) }
    try sync(above)
  }

  /// A new small file, durable but for its name.
  static func write(_ path: String, _ bytes: [UInt8]) throws(Fault) {
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw unwritable(path) }
    defer { close(file) }
    try write(bytes, to: file, path)
    guard fsync(file) == 0 else { throw unwritable(path) }
  }

  /// All of the bytes into an open file.
  static func write(_ bytes: [UInt8], to file: Int32, _ path: String) throws(Fault) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let sent = Glibc.write(file, Array(rest), rest.count)
      if sent < 0, errno == EINTR { continue }
      guard sent > 0 else { throw unwritable(path) }
      rest = rest.dropFirst(sent)
    }
  }
}
