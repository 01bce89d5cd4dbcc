import Calendar
import Engines
import GRDB

/// A stored move of an alias. `before` is the move that a rollback from here returns to, so that the moves form a line
/// back through what held the alias, and what was rolled back is no longer on it.
struct AliasMove {
  var id: Int64
  var version: Int64
  /// The number of the version.
  var number: Int
  var before: Int64?

  private static let columns = """
    SELECT mv.id, mv.version, v.number, mv.before FROM moves mv JOIN versions v ON v.id = mv.version
    """

  private init(row: Row) { (id, version, number, before) = (row[0], row[1], row[2], row[3]) }

  /// The move that put an alias where it is now.
  static func current(_ model: String, _ alias: String, _ db: Database) throws -> AliasMove? {
    let sql = """
      \(columns) JOIN aliases a ON a.move = mv.id JOIN models m ON m.id = a.model
      WHERE m.name = ? AND a.alias = ?
      """
    return try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [model, alias]).map(AliasMove.init(row:))
  }

  static func with(id: Int64, _ db: Database) throws -> AliasMove? {
    try Row.fetchOne(db.cachedStatement(sql: columns + " WHERE mv.id = ?"), arguments: [id]).map(AliasMove.init(row:))
  }

  /// The moves before one, nearest first.
  static func line(from move: AliasMove, _ db: Database) throws -> [AliasMove] {
    var line: [AliasMove] = []
    var next = move.before
    while let id = next, let move = try with(id: id, db) {
      line.append(move)
      next = move.before
    }
    return line
  }

  /// Records a move and points the alias at it.
  static func make(
    _ kind: Move.Kind, _ version: Version, _ alias: String, from current: AliasMove?, before: Int64?, _ change: Change
  ) throws {
    try change.execute(
      """
      INSERT INTO moves (model, alias, kind, version, held, before, who, at)
      SELECT m.id, ?, ?, v.id, ?, ?, ?, ? FROM models m JOIN versions v ON v.model = m.id
      WHERE m.name = ? AND v.number = ?
      """,
      [
        alias, kind.rawValue, current?.version, before, change.who, change.when.microseconds, version.model,
        version.number,
      ])
    let move = change.db.lastInsertedRowID
    try change.execute(
      """
      INSERT INTO aliases (model, alias, move) SELECT id, ?, ? FROM models WHERE name = ?
      ON CONFLICT (model, alias) DO UPDATE SET move = excluded.move
      """, [alias, move, version.model])
    let from = current.map { " from \($0.number)" } ?? ""
    try change.log(kind.rawValue, "\(version.model)@\(alias)", "to \(version.number)\(from)")
  }
}
