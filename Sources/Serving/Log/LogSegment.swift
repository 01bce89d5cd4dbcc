import Engines
import Glibc
import Registry

/// One file of an endpoint's inference log, open for appending.
struct LogSegment {
  let path: String
  private let file: Int32
  private(set) var size: Int

  /// Opens or makes a file. What a killed server left after its last line break was never acknowledged and is cut off.
  init(path: String) throws {
    let file = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw LogSegment.fault(path, errno) }
    var facts = stat()
    guard fstat(file, &facts) == 0 else { throw LogSegment.fault(path, errno) }
    self.path = path
    self.file = file
    size = Int(facts.st_size)
    try cutTail()
  }

  /// Hands all bytes to the kernel or none: after a short write the file is cut back to whole lines.
  mutating func append(_ bytes: [UInt8]) throws {
    var written = 0
    while written < bytes.count {
      let count =
        written == 0
        ? write(file, bytes, bytes.count) : write(file, Array(bytes[written...]), bytes.count - written)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        let problem = errno
        if written > 0 { _ = ftruncate(file, off_t(size)) }
        throw LogSegment.fault(path, problem, bytes: bytes.count)
      }
      written += count
    }
    size += written
  }

  func close() {
    fdatasync(file)
    Glibc.close(file)
  }

  private mutating func cutTail() throws {
    var end = size
    while end > 0 {
      let start = max(0, end - 4096)
      var part = [UInt8](repeating: 0, count: end - start)
      let count = pread(file, &part, part.count, off_t(start))
      guard count == part.count else { throw LogSegment.fault(path, errno) }
      if let last = part.lastIndex(of: UInt8(ascii: "\n")) {
        end = start + last + 1
        break
      }
      end = start
    }
    guard end < size else { return }
    guard ftruncate(file, off_t(end)) == 0 else { throw LogSegment.fault(path, errno) }
    size = end
  }

  private static func fault(_ path: String, _ problem: Int32, bytes: Int? = nil) -> Fault {
    let what = bytes.map { " (\($0) bytes)" } ?? ""
    return Fault(
      "H035", "the inference log `\(path)` cannot be written\(what): \(String(cString: strerror(problem)))",
      subject: path, help: "predictions go on; free space or mend the folder, and logging goes on as well")
  }
}
