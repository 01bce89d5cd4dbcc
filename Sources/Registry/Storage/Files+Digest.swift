import Engines
import Glibc

extension Files {
  /// The SHA-256 of a file and its size in bytes, read by and by; none where there is no such file.
  static func digest(_ path: String) throws -> (hash: String, size: Int)? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else {
      if errno == ENOENT { return nil }
      throw fault("read", path, errno)
    }
    defer { close(file) }
    var hash = SHA256()
    var size = 0
    var part = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let count = Glibc.read(file, &part, part.count)
      if count < 0 {
        if errno == EINTR { continue }
        throw fault("read", path, errno)
      }
      if count == 0 { return (hash.finish(), size) }
      size += count
      hash.update(count == part.count ? part : Array(part[..<count]))
      try Watch.current.check()
    }
  }
}
