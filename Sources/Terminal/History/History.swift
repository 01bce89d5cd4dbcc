import Glibc
import Language

/// What was typed, oldest first; each block is one line of an append-only file that sessions side by side share.
///
/// The file is read when the first older entry is asked for, never before the first prompt. A block is one `write` in
/// append mode, so that two sessions cannot mix their lines.
final class History {
  /// A block of more bytes is not kept.
  static let longest = 1 << 20
  /// So many bytes at the end of the file are read.
  static let reach = 4 << 20

  private let path: String?
  /// All entries once the file was read, else those of this session.
  private var known: [String] = []
  private var isRead = false
  private var last: String?

  /// So many entries are offered; with 0, none is kept either.
  private let most: Int

  init(path: String?, most: Int = 10_000) {
    self.path = most > 0 ? path : nil
    self.most = most
  }

  /// All entries, oldest first; equal neighbours are one.
  var entries: [String] {
    if !isRead {
      isRead = true
      known = (path.map(History.read) ?? []).suffix(most) + known
    }
    return known
  }

  /// Keeps a block, unless it begins with a blank or is the last one again.
  func add(_ text: String) {
    guard let first = text.unicodeScalars.first, first != " ", last != text, text.utf8.count <= History.longest
    else { return }
    _ = entries
    known.append(text)
    last = text
    if let path { History.append(InputRecord(at: time(nil), text).line, to: path) }
  }

  private static func append(_ line: [UInt8], to path: String) {
    var file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    if file < 0, errno == ENOENT, let end = path.lastIndex(of: "/"), mkdir(String(path[..<end]), 0o700) == 0 {
      // The first line in a new workspace comes before its first run.
      file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    }
    guard file >= 0 else { return }
    defer { close(file) }
    // After a write that was cut, the line begins on a line of its own.
    var last: UInt8 = 0x0A
    let size = lseek(file, 0, SEEK_END)
    let reader = size > 0 ? open(path, O_RDONLY | O_CLOEXEC) : -1
    if reader >= 0 {
      _ = pread(reader, &last, 1, size - 1)
      close(reader)
    }
    let bytes = last == 0x0A ? line : [0x0A] + line
    _ = write(file, bytes, bytes.count)
  }

  private static func read(_ path: String) -> [String] {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return [] }
    defer { close(file) }
    let size = lseek(file, 0, SEEK_END)
    lseek(file, max(0, size - reach), SEEK_SET)
    var bytes: [UInt8] = []
    var part = Array(repeating: UInt8(0), count: 1 << 16)
    while true {
      let count = Glibc.read(file, &part, part.count)
      if count <= 0 { break }
      bytes += part[..<count]
    }
    var entries: [String] = []
    for record in InputRecord.all(in: bytes) where !record.text.isEmpty && entries.last != record.text {
      entries.append(record.text)
    }
    return entries
  }
}
