import Calendar
import GRDB
import Learning

extension Version {
  /// The condition on model and alias under which a version holds the alias.
  static let holds = """
    m.name = ?1 AND v.id = (
      SELECT mv.version FROM aliases a JOIN moves mv ON mv.id = a.move WHERE a.model = m.id AND a.alias = ?2)
    """

  static func query(_ db: Database) -> VersionQuery { VersionQuery(db: db) }
}

/// The one statement that reads versions, by model and newest first.
struct VersionQuery {
  let db: Database

  func fetchOne(where condition: String, _ arguments: StatementArguments) throws -> Version? {
    try rows(condition, " LIMIT 1", arguments).first
  }

  func fetchAll(where condition: String, _ arguments: StatementArguments) throws -> [Version] {
    try rows(condition, "", arguments)
  }

  private func rows(_ condition: String, _ limit: String, _ arguments: StatementArguments) throws -> [Version] {
    let sql = """
      SELECT m.name, v.number, v.run, v.blob, v.size, v.task, v.note, v.who, v.at, v.details, v.id,
        (SELECT group_concat(a.alias, ' ') FROM aliases a JOIN moves mv ON mv.id = a.move WHERE mv.version = v.id
          AND a.model = v.model),
        (SELECT group_concat(DISTINCT mv.alias) FROM moves mv WHERE mv.version = v.id)
      FROM versions v JOIN models m ON m.id = v.model WHERE \(condition) ORDER BY m.name, v.number DESC\(limit)
      """
    return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: arguments).map { row in
      let held = VersionQuery.words(row[11], " ")
      return Version(
        model: row[0], number: row[1], run: row[2], blob: row[3], size: row[4],
        task: Learning.Task(rawValue: row[5]) ?? .regression, note: row[6], who: row[7],
        when: Moment(microseconds: row[8], isZoned: true), aliases: held,
        formerAliases: VersionQuery.words(row[12], ",").filter { !held.contains($0) }, kept: Kept(text: row[9]))
    }
  }

  private static func words(_ text: String?, _ mark: Character) -> [String] {
    (text ?? "").split(separator: mark).map(String.init).sorted()
  }
}
