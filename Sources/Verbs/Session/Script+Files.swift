import Glibc
public import Language

extension Script {
  /// The text of a script's file, under its path or another name; a missing file, a folder and text that is no UTF-8
  /// are errors before anything runs.
  public static func source(at path: String, as name: String? = nil) throws -> Source {
    guard let file = fopen(path, "r") else {
      throw unreadable("there is no script `\(name ?? path)`", help: "check the path: \(path)")
    }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while bytes.count <= limit {
      let count = fread(&chunk, 1, chunk.count, file)
      if count == 0 { break }
      bytes += chunk[..<count]
    }
    guard ferror(file) == 0 else {
      throw unreadable("`\(name ?? path)` is a folder or cannot be read", help: "name a `.mlops` file")
    }
    return try Source(name: name ?? path, bytes: bytes)
  }

  /// What is longer is refused by `Source`, and need not be read to its end.
  private static let limit = 64_000_000

  private static func unreadable(_ message: String, help: String) -> Diagnostic {
    var diagnostic = Diagnostic("V020", message, help: help)
    diagnostic.ending = .unreadable
    return diagnostic
  }
}
