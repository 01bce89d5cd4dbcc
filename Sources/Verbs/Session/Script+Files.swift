import Glibc
public import Language

extension Script {
  /// The text of a script's file, under its path or another name; a missing file, a folder and text that is no UTF-8
  /// are errors before anything runs.
  public static func source(at path: String, as name: String? = nil) throws -> Source {
    guard let file = fopen(path, "r") else { throw unreadable(name ?? path, because: errno) }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while bytes.count <= limit {
      let count = fread(&chunk, 1, chunk.count, file)
      if count == 0 {
        if ferror(file) != 0 { throw unreadable(name ?? path, because: errno) }
        break
      }
      bytes += chunk[..<count]
    }
    return try Source(name: name ?? path, bytes: bytes)
  }

  /// What is longer is refused by `Source`, and need not be read to its end.
  private static let limit = 64_000_000

  private static func unreadable(_ name: String, because code: Int32) -> Diagnostic {
    var diagnostic =
      switch code {
      case ENOENT, ENOTDIR: Diagnostic("V020", "there is no script `\(name)`", help: "check the path: \(name)")
      case EISDIR: Diagnostic("V020", "`\(name)` is a folder, not a script", help: "name a `.mlops` file in it")
      default:
        Diagnostic(
          "V020", "`\(name)` cannot be read: \(String(cString: strerror(code)))", help: "check who may read it")
      }
    diagnostic.ending = .unreadable
    return diagnostic
  }
}
