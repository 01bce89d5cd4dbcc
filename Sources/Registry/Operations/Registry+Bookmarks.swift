import Calendar
public import Frames
import GRDB

extension Registry {
  /// How far something was read; none before it was kept first.
  public func bookmark(_ name: String) throws -> Scalar? {
    let text = try store.read { db in
      try String.fetchOne(db.cachedStatement(sql: "SELECT value FROM bookmarks WHERE name = ?"), arguments: [name])
    }
    return text.flatMap { Kept<Scalar>(text: $0).value }
  }

  /// Keeps how far something was read.
  public func keep(bookmark name: String, at value: Scalar) throws {
    let text = try Kept(value).text
    try change { change in
      try change.execute(
        """
        INSERT INTO bookmarks (name, value, who, at) VALUES (?, ?, ?, ?)
        ON CONFLICT (name) DO UPDATE SET value = excluded.value, who = excluded.who, at = excluded.at
        """, [name, text, change.who, change.when.microseconds])
      try change.log("bookmark", name, text)
    }
  }
}
