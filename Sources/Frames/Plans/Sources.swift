import Engines
import Synchronization

/// Rows that were given as values: `frame [{…}]`, or a column of results.
public final class ValueSource: Sendable {
  public let table: Table
  /// The database's table, once a statement has needed it.
  let stored = Mutex<StoredTable?>(nil)

  public init(_ table: Table) { self.table = table }
}

/// A person's own SQL over frames, which it sees by their names.
public final class QuerySource: Sendable {
  /// The text, with `$1`, `$2`, … for its values.
  let sql: String
  let values: [Scalar]
  let frames: [Frame]
  /// The result, once it was read in full.
  let stored = Mutex<StoredTable?>(nil)

  init(sql: String, values: [Scalar], frames: [Frame]) {
    self.sql = sql
    self.values = values
    self.frames = frames
  }
}

/// A table in the session's database; it is dropped when nothing holds it any more.
final class StoredTable: Sendable {
  let name: String
  /// How columns are cast back that are stored narrower than their type: a text as an enumeration, a whole number in
  /// few bits.
  let casts: [String: String]
  let rowCount: Int
  private let drop: @Sendable (String) -> Void

  init(_ name: String, casts: [String: String] = [:], rowCount: Int, drop: @escaping @Sendable (String) -> Void) {
    self.name = name
    self.casts = casts
    self.rowCount = rowCount
    self.drop = drop
  }

  deinit { drop(name) }
}
