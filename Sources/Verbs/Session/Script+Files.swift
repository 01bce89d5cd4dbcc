import Glibc
public import Language

extension Script {
  /// The text of a script's file; a missing file, a folder and text that is no UTF-8 are errors before anything runs.
  public static func source(at path: String, named name: String? = nil) throws -> Source {
    guard let file = fopen(path, "r") else {
      throw unreadable("V020", "there is no script `\(name ?? path)`", help: "check the path: \(path)")
    }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = fread(&chunk, 1, chunk.count, file)
      if count == 0 { break }
      bytes += chunk[..<count]
      guard bytes.count <= limit else {
        throw unreadable("V021", "the script `\(name ?? path)` is over the limit of 64 MB", help: nil)
      }
    }
    guard ferror(file) == 0 else {
      throw unreadable("V020", "`\(name ?? path)` is a folder or cannot be read", help: "name a `.mlops` file")
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      let offset = bytes.indices.first { String(validating: bytes[...$0].suffix(4), as: UTF8.self) == nil } ?? 0
      throw unreadable("V022", "`\(name ?? path)` is not UTF-8 text (byte \(offset))", help: "save the file as UTF-8")
    }
    return Source(name: path, text: text)
  }

  private static let limit = 64_000_000

  private static func unreadable(_ code: String, _ message: String, help: String?) -> Diagnostic {
    var diagnostic = Diagnostic(code, message, help: help)
    diagnostic.ending = .unreadable
    return diagnostic
  }
}
