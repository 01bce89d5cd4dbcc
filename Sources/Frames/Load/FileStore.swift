import Engines

/// Reads a text file into the session's database, once.
///
/// Texts of few values are stored as enumerations and small integers in 32 bits, as far as the sample allows; where a
/// value
/// further down does not fit, the file is read again with wide columns, and where it fits no type of its column, the
/// row
/// is looked for and told.
struct FileStore {
  let source: FileSource
  let context: FrameContext
  let connection: DuckConnection

  func stored() throws -> StoredTable {
    if source.layout.columns.contains(where: { $0.narrow != nil }) {
      if let table = try attempt(isNarrow: true) { return table }
    }
    if let table = try attempt(isNarrow: false) { return table }
    throw Fault("F038", "`\(Disk.name(source.paths[0]))` cannot be read")
  }

  /// None where a narrow column was too narrow.
  private func attempt(isNarrow: Bool) throws -> StoredTable? {
    let name = context.freshName("file")
    var casts: [String: String] = [:]
    var types: [String] = []
    var columns: [String] = []
    for (position, column) in source.layout.columns.enumerated() {
      let quoted = DuckSQL.name(column.name)
      guard isNarrow, let narrow = column.narrow else {
        columns.append("\(column.sql) AS \(quoted)")
        continue
      }
      switch narrow {
      case .int32:
        casts[column.name] = "BIGINT"
        columns.append("CAST(\(column.sql) AS INTEGER) AS \(quoted)")
      case .texts(let texts):
        let type = "\(name)_\(position)"
        try connection.run(
          "CREATE TYPE \(DuckSQL.name(type)) AS ENUM (\(texts.map(DuckSQL.text).joined(separator: ", ")))")
        types.append(type)
        casts[column.name] = "VARCHAR"
        columns.append("CAST(\(column.sql) AS \(DuckSQL.name(type))) AS \(quoted)")
      }
    }
    do {
      try connection.run(
        "CREATE TABLE \(DuckSQL.name(name)) AS SELECT \(columns.joined(separator: ", ")) FROM \(source.layout.reader)")
    } catch let fault as Fault {
      for type in types { try? connection.run("DROP TYPE IF EXISTS \(DuckSQL.name(type))") }
      guard fault.code != "E011", fault.code != "E012", fault.code != "E013" else { throw fault }
      if isNarrow, !fault.message.contains(FileColumn.misfit) { return nil }
      throw try diagnosed(fault)
    }
    let count = try connection.query("SELECT count(*) FROM \(DuckSQL.name(name))").int() ?? 0
    return context.stored(name, casts: casts, types: types, rowCount: count)
  }

  /// The first value that does not fit its column, or what DuckDB says of a row that is cut wrongly.
  private func diagnosed(_ fault: Fault) throws -> Fault {
    for column in source.layout.columns {
      guard let raw = column.raw, let bad = column.bad else { continue }
      let numbered = "SELECT row_number() OVER () AS r, \(raw) AS v FROM \(source.layout.reader)"
      let sql = "SELECT r, v FROM (\(numbered)) WHERE v IS NOT NULL AND \(bad) ORDER BY r LIMIT 1"
      guard let found = try? connection.query(sql).columns(), found.count == 2, found[0].count == 1 else { continue }
      let row = try Column("r", .int, found[0])[0].int ?? 0
      let value = try Column("v", .text, found[1])[0]
      return Fault(
        "F038",
        "row \(Remark.number(row)) of `\(Disk.name(source.paths[0]))`: `\(column.name)` holds \(value), and the rows "
          + "above it hold \(column.type)",
        subject: Spelling.column(column.name),
        help:
          "write `types: {\(Spelling.name(column.name)): \"text\"}`, or `missing: [\(value)]` if it stands for nothing")
    }
    return CSVFault.told(fault, Disk.name(source.paths[0]))
  }
}

extension FileColumn {
  /// What the database is told to fail with where a value does not fit its column.
  static let misfit = "a value does not fit its column"

  /// The condition under which the text `v` does not fit the type.
  var bad: String? {
    guard raw != nil else { return nil }
    return CSVType.misfit("v", type)
  }
}
