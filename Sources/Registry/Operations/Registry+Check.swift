import Engines
import GRDB

extension Registry {
  /// Everything that is wrong with the registry, one sentence each; empty when all is well. Reads every blob.
  public func check() throws -> [String] {
    do { return try problems() } catch let fault as Fault where fault.code == "W012" { return [fault.message] }
  }

  private func problems() throws -> [String] {
    var problems = try store.read { db in
      let integrity = try String.fetchAll(db, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
      let strays = try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").map { row in
        "a row of \(row[0] as String) points at nothing"
      }
      return integrity + strays
    }
    do { try verifyAudit() } catch let fault as Fault { problems.append(fault.message) }
    for (hash, subject) in try named() {
      do { _ = try blobs.load(hash, of: subject) } catch let fault as Fault { problems.append(fault.message) }
    }
    for snapshot in try snapshots() {
      do { _ = try path(of: snapshot) } catch let fault as Fault { problems.append(fault.message) }
    }
    return problems
  }

  /// Removes blobs that no version and no run names, and what killed writers left; their file names.
  @discardableResult
  public func collectOrphans() throws -> [String] {
    try change { change in
      let hashes = try String.fetchAll(
        change.db,
        sql: """
          SELECT blob FROM versions UNION SELECT model FROM runs WHERE model IS NOT NULL
          UNION SELECT blob FROM snapshots
          """)
      let removed = try blobs.collect(keeping: Set(hashes))
      if !removed.isEmpty { try change.log("collect", "blobs", "\(removed.count) removed") }
      return removed
    }
  }

  /// Every blob that a row names, with one thing that it is the model of.
  private func named() throws -> [(hash: String, subject: String)] {
    try store.read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT v.blob, m.name || '@' || v.number FROM versions v JOIN models m ON m.id = v.model
          UNION ALL
          SELECT model, id FROM runs WHERE model IS NOT NULL AND model NOT IN (SELECT blob FROM versions)
          """
      ).map { (hash: $0[0], subject: $0[1]) }
    }
  }
}
