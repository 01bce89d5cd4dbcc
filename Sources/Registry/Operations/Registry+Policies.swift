import Calendar
import GRDB

extension Registry {
  /// What the workspace has settled under a name, such as `pii`; none where it has settled nothing.
  public func policy(_ name: String) throws -> String? {
    try store.read { db in
      try String.fetchOne(
        db.cachedStatement(sql: "SELECT value FROM policies WHERE name = ?"), arguments: [name])
    }
  }

  /// Settles a policy for all work in the workspace.
  public func settle(_ name: String, as value: String) throws {
    try change { change in
      try change.execute(
        """
        INSERT INTO policies (name, value, who, at) VALUES (?, ?, ?, ?)
        ON CONFLICT (name) DO UPDATE SET value = excluded.value, who = excluded.who, at = excluded.at
        """, [name, value, change.who, change.when.microseconds])
      try change.log("policy", name, value)
    }
  }
}
