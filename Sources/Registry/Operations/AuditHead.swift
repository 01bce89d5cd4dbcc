import GRDB
import Glibc

/// The end of the audit log, kept twice: in the database and in a file beside it, so that a cut tail shows.
///
/// The file is written after the commit and not forced to the disk: after a crash it may lag behind, never be ahead.
struct AuditHead: Hashable, Sendable {
  var sequence: Int
  var hash: String

  /// What the database says, none before the first entry.
  static func stored(_ db: Database) throws -> AuditHead? {
    try Row.fetchOne(db.cachedStatement(sql: "SELECT sequence, hash FROM audit_head WHERE id = 1"))
      .map { AuditHead(sequence: $0[0], hash: $0[1]) }
  }

  /// What the file says, none when there is no such file or it is not readable as one.
  static func read(_ path: String) -> AuditHead? {
    guard let bytes = try? Files.read(path) else { return nil }
    let words = String(decoding: bytes, as: UTF8.self).split { $0 == " " || $0 == "\n" }
    guard words.count == 2, let sequence = Int(words[0]), sequence > 0, words[1].utf8.count == 64 else { return nil }
    return AuditHead(sequence: sequence, hash: String(words[1]))
  }

  /// Overwrites the file in place with a line of fixed length, so that no state between old and new can be seen.
  func write(_ path: String) {
    let file = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
    guard file >= 0 else { return }
    let digits = String(sequence)
    let line = Array((String(repeating: "0", count: max(0, 19 - digits.utf8.count)) + digits + " " + hash + "\n").utf8)
    _ = pwrite(file, line, line.count, 0)
    close(file)
  }
}
