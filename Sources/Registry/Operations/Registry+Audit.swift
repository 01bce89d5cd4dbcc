import Calendar
import Engines
import GRDB

extension Registry {
  /// The audit log, newest first.
  public func audit(limit: Int = 1000) throws -> [AuditEntry] {
    try store.read { db in
      try Row.fetchAll(
        db.cachedStatement(sql: "SELECT * FROM audit ORDER BY sequence DESC LIMIT ?"), arguments: [max(0, limit)]
      ).map(AuditEntry.init(row:))
    }
  }

  /// Goes through the whole audit log; the number of entries when every one is as it was written and none is missing,
  /// else a fault that names the first that is not.
  @discardableResult
  public func verifyAudit() throws -> Int {
    // The file is read first: it may lag behind the log, and is never ahead of it.
    let beside = AuditHead.read(workspace.auditHead)
    return try store.read { db in
      var last = AuditHead(sequence: 0, hash: AuditEntry.genesis)
      var isOnTheWay = beside == nil
      let rows = try Row.fetchCursor(db.cachedStatement(sql: "SELECT * FROM audit ORDER BY sequence"))
      while let row = try rows.next() {
        let entry = try AuditEntry(row: row)
        guard entry.sequence == last.sequence + 1 else { throw Registry.broken(last.sequence + 1, "is missing") }
        guard entry.previous == last.hash else {
          throw Registry.broken(entry.sequence, "does not follow the one before")
        }
        guard entry.hash == entry.computedHash else { throw Registry.broken(entry.sequence, "was changed") }
        last = AuditHead(sequence: entry.sequence, hash: entry.hash)
        if last == beside { isOnTheWay = true }
      }
      let stored = try AuditHead.stored(db) ?? AuditHead(sequence: 0, hash: AuditEntry.genesis)
      guard stored == last else { throw Registry.broken(last.sequence + 1, "is missing") }
      guard isOnTheWay else {
        throw Registry.broken(min(beside?.sequence ?? 1, last.sequence + 1), "is missing or was rewritten")
      }
      return last.sequence
    }
  }

  private static func broken(_ sequence: Int, _ what: String) -> Fault {
    Fault(
      "W022", "the audit log is not as it was written: entry \(sequence) \(what)", subject: "entry \(sequence)",
      help: "somebody changed registry.sqlite with another program; compare it with a copy")
  }
}

extension AuditEntry {
  init(row: Row) throws {
    self.init(
      sequence: row["sequence"], when: Moment(microseconds: row["at"], isZoned: true), who: row["who"],
      action: row["action"], subject: row["subject"], detail: row["detail"], previous: row["previous"],
      hash: row["hash"])
  }
}
