import Calendar
import GRDB

/// One write transaction: the database, who writes and when, and the audit log that it writes into.
final class Change {
  let db: Database
  let who: String
  let when: Moment
  /// The end of the audit log, once something was written into it.
  private(set) var head: AuditHead?

  init(db: Database, who: String, when: Moment) {
    self.db = db
    self.who = who
    self.when = when
  }

  /// Runs one statement with bound values.
  func execute(_ sql: String, _ arguments: StatementArguments) throws {
    try db.cachedStatement(sql: sql).execute(arguments: arguments)
  }

  /// Adds a line to the audit log, chained to the last one.
  func log(_ action: String, _ subject: String, _ detail: String) throws {
    let last = try AuditHead.stored(db)
    let sequence = (last?.sequence ?? 0) + 1
    let previous = last?.hash ?? AuditEntry.genesis
    let hash = AuditEntry.hash(
      sequence: sequence, when: when, who: who, action: action, subject: subject, detail: detail, previous: previous)
    try execute(
      "INSERT INTO audit (sequence, at, who, action, subject, detail, previous, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
      [sequence, when.microseconds, who, action, subject, detail, previous, hash])
    try execute(
      """
      INSERT INTO audit_head (id, sequence, hash) VALUES (1, ?, ?)
      ON CONFLICT (id) DO UPDATE SET sequence = excluded.sequence, hash = excluded.hash
      """, [sequence, hash])
    head = AuditHead(sequence: sequence, hash: hash)
  }
}
