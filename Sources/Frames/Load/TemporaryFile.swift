import Engines
import Glibc

/// A file that is removed when nothing holds it any more.
final class TemporaryFile: Sendable {
  let path: String

  /// A name for what comes from another machine, in a folder of its own; the caller writes it.
  init(named name: String, in folder: String) throws(Fault) {
    let own = "\(folder)/.mlops-\(getpid())-\(UInt64.random(in: 0...UInt64.max))"
    path = "\(own)/\(name)"
    guard mkdir(own, 0o700) == 0 else { throw TemporaryFile.full(own) }
    Leftovers.add(path)
  }

  /// An empty file that only its owner can read.
  init(in folder: String, ending: String) throws(Fault) {
    path = "\(folder)/.mlops-\(getpid())-\(UInt64.random(in: 0...UInt64.max)).\(ending)"
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw TemporaryFile.full(path) }
    close(file)
    Leftovers.add(path)
  }

  /// A copy of a file as UTF-8 with plain line ends; throws F042 where there is no room.
  init(
    copying source: String, to folder: String, from encoding: TextEncoding, size: Int
  ) throws(Fault) {
    path = "\(folder)/.mlops-\(getpid())-\(UInt64.random(in: 0...UInt64.max)).csv"
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw TemporaryFile.full(path) }
    Leftovers.add(path)
    defer { close(file) }
    var at = 0
    while at < size {
      // A multiple of two, so that no unit of UTF-16 is cut; line ends and pairs that a cut tears are carried over.
      var bytes = try Disk.bytes(source, from: at, count: min(1 << 20, size - at))
      guard !bytes.isEmpty else { break }
      if at + bytes.count < size {
        let torn = encoding.tornEnd(bytes)
        bytes.removeLast(torn)
      }
      at += bytes.count
      var text = encoding.decoded(bytes)
      text = TemporaryFile.plain(text)
      do { try Disk.write(text, to: file, path) } catch {
        unlink(path)
        throw TemporaryFile.full(path)
      }
    }
  }

  /// All that comes through a pipe, in a folder of its own, so that the file can have a name for messages.
  init(draining file: Int32, to folder: String, name: String) throws {
    let own = "\(folder)/.mlops-\(getpid())-\(UInt64.random(in: 0...UInt64.max))"
    path = "\(own)/\(name)"
    guard mkdir(own, 0o700) == 0 else { throw TemporaryFile.full(own) }
    Leftovers.add(path)
    let copy = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard copy >= 0 else { throw TemporaryFile.full(path) }
    defer { close(copy) }
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      try Watch.current.check()
      var waiting = pollfd(fd: file, events: Int16(POLLIN), revents: 0)
      guard poll(&waiting, 1, 50) != 0 else { continue }
      let got = read(file, &buffer, buffer.count)
      if got < 0, errno == EINTR { continue }
      guard got > 0 else { break }
      do { try Disk.write(Array(buffer[..<got]), to: copy, path) } catch { throw TemporaryFile.full(path) }
    }
  }

  /// All that comes through a pipe in the file system.
  convenience init(draining pipe: String, to folder: String) throws {
    let file = open(pipe, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else {
      throw Fault("F033", "`\(pipe)` cannot be opened: \(String(cString: strerror(errno)))", subject: pipe)
    }
    defer { close(file) }
    try self.init(draining: file, to: folder, name: Disk.name(pipe))
  }

  deinit { Leftovers.remove(path) }

  /// Every line end as a line feed.
  private static func plain(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(13) else { return bytes }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    for (at, byte) in bytes.enumerated() {
      if byte != 13 { result.append(byte) } else if at + 1 >= bytes.count || bytes[at + 1] != 10 { result.append(10) }
    }
    return result
  }

  private static func full(_ path: String) -> Fault {
    Fault(
      "F042", "a copy of the file cannot be written to `\(path)`: \(String(cString: strerror(errno)))", subject: path)
  }
}
