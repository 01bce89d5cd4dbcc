import Glibc

/// A text in an editor of its own.
enum ExternalEditor {
  enum Outcome: Hashable {
    case edited(String)
    /// Nothing was changed, and why.
    case failed(String)
  }

  /// Writes the text to a file of its own, waits for the editor, and reads the file.
  static func edit(_ text: String, with editor: String?) -> Outcome {
    guard let editor else { return .failed("no other program can be started here") }
    let folder = Settings.variable("TMPDIR") ?? "/tmp"
    var name = Array("\(folder)/mlops-XXXXXX.mlops".utf8CString)
    let file = mkstemps(&name, 6)
    guard file >= 0 else { return .failed("no file can be made in `\(folder)`: \(String(cString: strerror(errno)))") }
    let path = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    defer { unlink(path) }
    let isWritten = write(text + "\n", to: file)
    close(file)
    guard isWritten else { return .failed("`\(path)` cannot be written: \(String(cString: strerror(errno)))") }
    let code = system("\(editor) \(quoted(path))")
    guard code == 0 else {
      return .failed("`\(editor)` ended with \(code & 0x7F == 0 ? (code >> 8) & 0xFF : 128 + (code & 0x7F))")
    }
    guard let edited = read(path) else { return .failed("`\(path)` is gone or too large") }
    return .edited(PastedText.plain(edited.unicodeScalars))
  }

  /// The editor of `VISUAL` or `EDITOR`, vi where neither is set.
  static var usual: String { Settings.variable("VISUAL") ?? Settings.variable("EDITOR") ?? "vi" }

  /// One word for the shell.
  private static func quoted(_ path: String) -> String {
    "'" + path.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }

  private static func write(_ text: String, to file: Int32) -> Bool {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = Glibc.write(file, Array(rest.prefix(65_536)), min(rest.count, 65_536))
      if count <= 0 { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  private static func read(_ path: String) -> String? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var bytes: [UInt8] = []
    var part = Array(repeating: UInt8(0), count: 65_536)
    while bytes.count <= History.longest {
      let count = Glibc.read(file, &part, part.count)
      if count <= 0 { return String(decoding: bytes, as: UTF8.self) }
      bytes += part[..<count]
    }
    return nil
  }
}
