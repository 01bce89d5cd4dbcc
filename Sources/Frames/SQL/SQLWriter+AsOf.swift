import Calendar
import Engines

extension SQLWriter {
  /// Each row of the left side with the last row of the right side that is not later; of several of one time the last one.
  mutating func asOfJoin(_ join: Join, _ asOf: Join.AsOf, key: Bool) throws -> Selection {
    let isUnique = join.right.isUnique(by: Set(join.keys.map(\.right) + [asOf.right]))
    let left = try select(join.left, key: key)
    var right = try select(join.right, key: !isUnique)
    if !isUnique {
      let names = (join.keys.map(\.right) + [asOf.right]).map(dialect.identifier).joined(separator: ", ")
      let rowKey = dialect.identifier(SQLWriter.key)
      right.sql =
        "SELECT \(list(join.right.schema.names, key: false)) FROM (\(right.sql)) WHERE \(rowKey) IN "
        + "(SELECT max(\(rowKey)) FROM (\(right.sql)) GROUP BY \(names))"
    }
    let (now, then) = (side("l", asOf.left, left), side("r", asOf.right, right))
    let conditions =
      join.keys.map { "\(side("l", $0.left, left)) = \(side("r", $0.right, right))" }
      + ["\(now) \(asOf.isStrict ? ">" : ">=") \(then)"]
    let near = within(asOf, now, then)
    var casts: [String: String] = [:]
    var columns: [String] = []
    for column in join.columns {
      let text: String
      switch column.source {
      case .left(let name):
        text = "l.\(dialect.identifier(name))"
        casts[column.name] = left.casts[name]
      case .right(let name):
        let value = "r.\(dialect.identifier(name))"
        text = near.map { "CASE WHEN \($0) THEN \(value) END" } ?? value
        casts[column.name] = right.casts[name]
      case .key(let key): text = "l.\(dialect.identifier(key.left))"
      }
      columns.append("\(text) AS \(dialect.identifier(column.name))")
    }
    if key { columns.append("l.\(dialect.identifier(SQLWriter.key)) AS \(dialect.identifier(SQLWriter.key))") }
    let sql =
      "SELECT \(columns.joined(separator: ", ")) FROM (\(left.sql)) AS l ASOF LEFT JOIN (\(right.sql)) AS r ON "
      + conditions.joined(separator: " AND ")
    return Selection(sql: sql, casts: casts)
  }

  /// Whether the row that was found lies near enough; none where any does.
  private func within(_ asOf: Join.AsOf, _ now: String, _ then: String) -> String? {
    switch asOf.tolerance {
    case .duration(let period):
      "epoch_us(CAST(\(now) AS TIMESTAMP)) - epoch_us(CAST(\(then) AS TIMESTAMP)) <= \(period.microseconds)"
    case .int(let number): "\(now) - \(then) <= \(number)"
    case .double(let number): dialect.literal(.double(number)).map { "\(now) - \(then) <= \($0)" }
    default: nil
    }
  }
}
