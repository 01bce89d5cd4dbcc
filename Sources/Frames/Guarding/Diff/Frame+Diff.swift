import Engines

extension Frame {
  /// How `after` differs from this frame. With keys, a row is the same where they are; without, only where all cells are,
  /// and a row that stands twice counts twice. Columns that both have under types that do not meet are not compared.
  ///
  /// Throws F001 for a key that one lacks, F102 where keys stand more than once, F105 where no column is common.
  public func diff(to after: Frame, on keys: [String] = [], examples: Int = 5) throws -> FrameDiff {
    for key in keys {
      try check([key])
      try after.check([key])
    }
    let search = try DiffSearch(before: self, after: after, keys: keys, examples: max(0, examples))
    return try keys.isEmpty ? search.byRow() : search.byKey()
  }
}

/// The queries that compare two frames.
private struct DiffSearch {
  let before: Frame
  let after: Frame
  let keys: [String]
  let examples: Int
  private let columns: [FrameDiff.Retyped]
  /// The columns of both that can be compared, keys first.
  private let common: [String]

  init(before: Frame, after: Frame, keys: [String], examples: Int) throws {
    self.before = before
    self.after = after
    self.keys = keys
    self.examples = examples
    var columns: [FrameDiff.Retyped] = []
    var common = keys
    for field in before.schema.fields {
      let type = after.schema.type(of: field.name)
      if type != field.type { columns.append(.init(column: field.name, before: field.type, after: type)) }
      if let type, type.joined(with: field.type) != nil, !keys.contains(field.name) { common.append(field.name) }
    }
    for field in after.schema.fields where !before.schema.contains(field.name) {
      columns.append(.init(column: field.name, before: nil, after: field.type))
    }
    guard !common.isEmpty else {
      throw Fault(
        "F105", "before and after have no column in common", help: "`rename` or `cast` what is meant to be the same")
    }
    for key in keys where before.schema.type(of: key).flatMap({ after.schema.type(of: key)?.joined(with: $0) }) == nil {
      throw Fault(
        "F105",
        "`\(key)` is \(before.schema.type(of: key) ?? .missing) before and \(after.schema.type(of: key) ?? .missing) after",
        subject: Spelling.column(key), help: "`cast` one of them")
    }
    self.columns = columns
    self.common = common
  }

  /// Whole rows, each as often as it stands there.
  func byRow() throws -> FrameDiff {
    let list = common.map(DuckSQL.name).joined(separator: ", ")
    let (old, new) = ("SELECT \(list) FROM before", "SELECT \(list) FROM after")
    let came = try query("\(new) EXCEPT ALL \(old)")
    let went = try query("\(old) EXCEPT ALL \(new)")
    return FrameDiff(
      rowsBefore: try before.count(), rowsAfter: try after.count(), columns: columns, keys: [],
      added: try came.count(), removed: try went.count(), changed: nil, cells: [],
      addedRows: try came.head(examples).collect(), removedRows: try went.head(examples).collect(),
      changedCells: try Table([]))
  }

  /// Rows that have the same key, cell by cell.
  func byKey() throws -> FrameDiff {
    try expectKey(before, "before")
    try expectKey(after, "after")
    let others = common.dropFirst(keys.count)
    let differ = others.map { "(b.\(DuckSQL.name($0)) IS DISTINCT FROM a.\(DuckSQL.name($0)))" }
    let isIn = "b.\"in before\" AND a.\"in after\""
    var counts = [
      "count(*) FILTER (WHERE b.\"in before\" IS NULL)", "count(*) FILTER (WHERE a.\"in after\" IS NULL)",
      "count(*) FILTER (WHERE \(isIn) AND (\(differ.isEmpty ? "false" : differ.joined(separator: " OR "))))",
    ]
    counts += differ.map { "count(*) FILTER (WHERE \(isIn) AND \($0))" }
    let named = counts.enumerated().map { "\($1) AS c\($0)" }.joined(separator: ", ")
    let found = try query("SELECT \(named) FROM \(matched)").collect().row(0).map { $0.int ?? 0 }
    let cells = zip(others, found.dropFirst(3)).filter { $0.1 > 0 }.map { FrameDiff.Changed(column: $0.0, rows: $0.1) }
      .sorted { $0.rows != $1.rows ? $0.rows > $1.rows : $0.column < $1.column }
    return FrameDiff(
      rowsBefore: try before.count(), rowsAfter: try after.count(), columns: columns, keys: keys, added: found[0],
      removed: found[1], changed: found[2], cells: cells,
      addedRows: try some("SELECT a.* EXCLUDE (\"in after\") FROM \(matched) WHERE b.\"in before\" IS NULL"),
      removedRows: try some("SELECT b.* EXCLUDE (\"in before\") FROM \(matched) WHERE a.\"in after\" IS NULL"),
      changedCells: try changes(cells.map(\.column)))
  }

  /// Both sides beside each other; a missing key meets a missing one.
  private var matched: String {
    let on = keys.map { "b.\(DuckSQL.name($0)) IS NOT DISTINCT FROM a.\(DuckSQL.name($0))" }.joined(separator: " AND ")
    return
      "(SELECT *, true AS \"in before\" FROM before) b FULL JOIN (SELECT *, true AS \"in after\" FROM after) a ON \(on)"
  }

  private var order: String { keys.enumerated().map { "\($0.offset + 1)" }.joined(separator: ", ") }

  /// A few of the cells of each column that changes.
  private func changes(_ columns: [String]) throws -> Table {
    guard !columns.isEmpty, examples > 0 else { return try Table([]) }
    let parts = columns.prefix(20).map { column -> String in
      let name = DuckSQL.name(column)
      let shown =
        keys.map { "a.\(DuckSQL.name($0))" } + [
          "\(DuckSQL.text(column)) AS \"column\"", "CAST(b.\(name) AS VARCHAR) AS \"before\"",
          "CAST(a.\(name) AS VARCHAR) AS \"after\"",
        ]
      return "(SELECT \(shown.joined(separator: ", ")) FROM \(matched) WHERE b.\"in before\" AND a.\"in after\" AND "
        + "b.\(name) IS DISTINCT FROM a.\(name) ORDER BY \(order) LIMIT \(examples))"
    }
    return try query(parts.joined(separator: " UNION ALL ")).collect()
  }

  private func some(_ sql: String) throws -> Table {
    guard examples > 0 else { return try Table([]) }
    return try query(
      "SELECT * FROM (\(sql)) ORDER BY \(keys.map(DuckSQL.name).joined(separator: ", ")) LIMIT \(examples)"
    )
    .collect()
  }

  private func expectKey(_ frame: Frame, _ when: String) throws {
    let list = keys.map(DuckSQL.name).joined(separator: ", ")
    let twice = try query(
      "SELECT coalesce(sum(n), 0)::BIGINT AS n FROM (SELECT count(*) AS n FROM \(when) GROUP BY \(list) HAVING count(*) > 1)"
    ).collect()
    let count = twice.rowCount > 0 ? twice.columns[0][0].int ?? 0 : 0
    guard count == 0 else {
      let names = keys.map(Spelling.column).joined(separator: ", ")
      throw Fault(
        "F102", "\(names) is no key of the rows \(when): \(Remark.count(count, "row")) share it with another",
        subject: Spelling.column(keys[0]), help: "name more columns in `on:`, or leave it out to compare whole rows")
    }
  }

  private func query(_ sql: String) throws -> Frame {
    try before.context.sql(sql, frames: [("before", before), ("after", after)])
  }
}
