import Engines
import FoundationEssentials
import Glibc

/// Files as the registry needs them: private to the owner, whole or not there, on the disk before they are named.
public enum Files {
  /// Puts a file in its place so that a reader, and a machine that loses power, sees the old content or the new one,
  /// never a part: a temporary file beside it, fsync, rename, fsync of the folder.
  /// - Parameter mode: who may read it, within what the umask allows: its owner alone, unless others are meant to.
  public static func replace(_ path: String, with bytes: [UInt8], mode: UInt32 = 0o600) throws {
    let serial = "\(getpid())-\(UInt64.random(in: .min ... .max))"
    let temporary = parent(of: path) + "/" + temporaryPrefix + serial
    let file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    guard file >= 0 else { throw fault("write", path, errno) }
    do {
      try write(bytes, to: file, path)
      guard fsync(file) == 0 else { throw fault("write", path, errno, bytes: bytes.count) }
    } catch {
      close(file)
      unlink(temporary)
      throw error
    }
    guard close(file) == 0, rename(temporary, path) == 0 else {
      let problem = errno
      unlink(temporary)
      throw fault("write", path, problem, bytes: bytes.count)
    }
    try syncFolder(parent(of: path))
  }

  /// The whole content of a file; none when there is no such file.
  public static func read(_ path: String) throws -> [UInt8]? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else {
      if errno == ENOENT { return nil }
      throw fault("read", path, errno)
    }
    defer { close(file) }
    var facts = stat()
    guard fstat(file, &facts) == 0 else { throw fault("read", path, errno) }
    guard facts.st_mode & S_IFMT == S_IFREG else { throw fault("read", path, EISDIR) }
    var bytes: [UInt8] = []
    while true {
      let room = max(4096, Int(facts.st_size) - bytes.count + 1)
      var part = [UInt8](repeating: 0, count: room)
      let count = Glibc.read(file, &part, room)
      if count < 0 {
        if errno == EINTR { continue }
        throw fault("read", path, errno)
      }
      if count == 0 { return bytes }
      part.removeLast(room - count)
      if bytes.isEmpty { bytes = part } else { bytes += part }
    }
  }

  /// The size of a file in bytes, none when there is no such file.
  public static func size(_ path: String) -> Int? {
    var facts = stat()
    return stat(path, &facts) == 0 ? Int(facts.st_size) : nil
  }

  static func exists(_ path: String) -> Bool { size(path) != nil }

  public static func isFolder(_ path: String) -> Bool {
    var facts = stat()
    return stat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFDIR
  }

  /// Makes a folder that only the owner may enter, with the folders above it where they are missing.
  public static func makeFolder(_ path: String) throws {
    let above = parent(of: path)
    if above != path, !exists(above) { try makeFolder(above) }
    guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw fault("make", path, errno) }
    try syncFolder(above)
  }

  /// The names in a folder, sorted; none when it cannot be read.
  public static func names(in folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
  }

  /// Makes sure that what was renamed or removed in a folder stays so after a loss of power.
  static func syncFolder(_ path: String) throws {
    let folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { throw fault("write", path, errno) }
    defer { close(folder) }
    guard fsync(folder) == 0 || errno == EINVAL else { throw fault("write", path, errno) }
  }

  static func write(_ bytes: [UInt8], to file: Int32, _ path: String) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count =
        rest.count == bytes.count
        ? Glibc.write(file, bytes, bytes.count) : Glibc.write(file, Array(rest), rest.count)
      if count < 0 {
        if errno == EINTR { continue }
        throw fault("write", path, errno, bytes: bytes.count)
      }
      rest = rest.dropFirst(count)
    }
  }

  static let temporaryPrefix = ".incoming-"
}
