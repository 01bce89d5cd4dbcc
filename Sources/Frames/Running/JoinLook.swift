import Engines

/// Looks at the keys of a join before it runs: throws F027 where a side has a key twice that should not, and tells how
/// many rows found a match.
struct JoinLook {
  let join: Join
  let connection: DuckConnection
  let note: @Sendable (String) -> Void

  func run() throws {
    if let asOf = join.asOf {
      try tell(asOf)
      return
    }
    if join.expectation.leftIsUnique { try checkUnique(join.left, join.keys.map(\.left), "left") }
    if join.expectation.rightIsUnique { try checkUnique(join.right, join.keys.map(\.right), "right") }
    try tell()
  }

  private func checkUnique(_ plan: Plan, _ names: [String], _ side: String) throws {
    var writer = SQLWriter()
    let inner = try writer.select(plan, key: true)
    let columns = names.map { name in
      let text = writer.dialect.identifier(name)
      return inner.casts[name].map { "CAST(\(text) AS \($0))" } ?? text
    }
    let list = columns.joined(separator: ", ")
    let present = columns.map { "\($0) IS NOT NULL" }.joined(separator: " AND ")
    let sql =
      "SELECT count(*), \(columns.map { "min(\($0))" }.joined(separator: ", ")) FROM (\(inner.sql)) "
      + "WHERE \(present) GROUP BY \(list) HAVING count(*) > 1 "
      + "ORDER BY min(\(writer.dialect.identifier(SQLWriter.key))) LIMIT 1"
    let found = try connection.query(SQLText(sql: sql, values: writer.values)).columns()
    guard let count = found.first, count.count == 1 else { return }
    var example: [String] = []
    for (name, column) in zip(names, found.dropFirst()) {
      let type = plan.schema.type(of: name) ?? .missing
      example.append("\(Spelling.column(name)) == \(try Column(name, type, column)[0])")
    }
    let times = try Column("n", .int, count)[0]
    throw Fault(
      "F027",
      "`join` expected \(join.expectation.rawValue), and a key stands \(times) times on the \(side): "
        + example.joined(separator: ", "),
      subject: join.expectation.rawValue,
      help: "make it unique first: `distinct \(names.map(Spelling.column).joined(separator: ", "))`")
  }

  /// How many rows of the left side found an earlier one.
  private func tell(_ asOf: Join.AsOf) throws {
    var writer = SQLWriter()
    let inner = try writer.asOfJoin(join, asOf, key: false)
    let time = join.columns.first { if case .right(asOf.right) = $0.source { true } else { false } }?.name ?? asOf.left
    let sql = "SELECT count(*), count(\(writer.dialect.identifier(time))) FROM (\(inner.sql))"
    let found = try connection.query(SQLText(sql: sql, values: writer.values)).columns()
    let numbers = try found.map { try Column("n", .int, $0)[0].int ?? 0 }
    guard numbers.count == 2 else { return }
    note(
      "join: \(Remark.count(numbers[1], "row")) of \(Remark.number(numbers[0])) found one that is not later"
        + (asOf.tolerance.map { ", at most \($0) before" } ?? ""))
  }

  private func tell() throws {
    var writer = SQLWriter()
    let left = try writer.select(join.left)
    let right = try writer.select(join.right)
    let (a, b) = (keys(left, join.keys.map(\.left), writer), keys(right, join.keys.map(\.right), writer))
    let sql =
      "WITH l AS MATERIALIZED (\(a)), r AS MATERIALIZED (\(b)) SELECT (SELECT coalesce(sum(n), 0) FROM l), "
      + "(SELECT coalesce(sum(n), 0) FROM l WHERE (\(names("l"))) IN (SELECT (\(names("r"))) FROM r)), "
      + "(SELECT coalesce(sum(n), 0) FROM r), "
      + "(SELECT coalesce(sum(n), 0) FROM r WHERE (\(names("r"))) IN (SELECT (\(names("l"))) FROM l))"
    let found = try connection.query(SQLText(sql: sql, values: writer.values)).columns()
    let numbers = try found.map { try Column("n", .int, $0)[0].int ?? 0 }
    guard numbers.count == 4 else { return }
    note(
      "join: \(Remark.count(numbers[1], "row")) of \(Remark.number(numbers[0])) on the left matched, "
        + "\(Remark.number(numbers[3])) of \(Remark.number(numbers[2])) on the right")
  }

  private func names(_ alias: String) -> String {
    join.keys.indices.map { "\(alias).k\($0)" }.joined(separator: ", ")
  }

  /// How often each key stands there; a row without a whole key counts under NULL, which matches nothing.
  private func keys(_ selection: Selection, _ names: [String], _ writer: SQLWriter) -> String {
    let columns = names.enumerated().map { position, name in
      let text = writer.dialect.identifier(name)
      return "\(selection.casts[name].map { "CAST(\(text) AS \($0))" } ?? text) AS k\(position)"
    }
    return "SELECT \(columns.joined(separator: ", ")), count(*) AS n FROM (\(selection.sql)) "
      + "GROUP BY \(names.indices.map { "\($0 + 1)" }.joined(separator: ", "))"
  }
}
