import Engines

/// Reads a text file into the session's database, once.
///
/// Texts of few values are stored as enumerations and whole numbers in few bits, as far as the sample allows. Where a
/// value further down does not fit, the file is read again with that column wide; where it fits no type of its column,
/// the row is looked for and told. A large plain file is first tried with the database's own types.
struct FileStore {
  let source: FileSource
  let context: FrameContext
  let connection: DuckConnection

  /// After so many columns that turned out too narrow, no more is gambled on the sample.
  private static let mostAttempts = 4

  func stored() throws -> StoredTable {
    var narrow = Set(source.layout.columns.indices.filter { source.layout.columns[$0].narrow != nil })
    if let direct = source.layout.direct, let table = try stored(direct, &narrow) { return table }
    var attempts = 1
    while true {
      switch try attempt(narrow, nil) {
      case .table(let table): return table
      case .tooNarrow(let column):
        attempts += 1
        narrow = attempts < FileStore.mostAttempts ? narrow.subtracting([column]) : []
      case .misfit(let fault): throw try diagnosed(fault)
      }
    }
  }

  /// Reads with the database's own types while the bytes are looked at; none where either finds something else.
  private func stored(_ direct: DirectRead, _ narrow: inout Set<Int>) throws -> StoredTable? {
    let start = narrow
    let (found, isPlain) = try Beside.run {
      try direct.isPlain()
    } while: {
      var narrow = start
      for _ in 1..<FileStore.mostAttempts {
        switch try attempt(narrow, direct) {
        case .table(let table): return (table: StoredTable?.some(table), narrow: narrow)
        case .tooNarrow(let column) where narrow.contains(column): narrow.remove(column)
        case .tooNarrow, .misfit: return (nil, narrow)
        }
      }
      return (nil, [])
    }
    narrow = found.narrow
    return isPlain ? found.table : nil
  }

  private enum Attempt {
    case table(StoredTable)
    /// The place of a column in which a value did not fit.
    case tooNarrow(Int)
    case misfit(Fault)
  }

  private func attempt(_ narrow: Set<Int>, _ direct: DirectRead?) throws -> Attempt {
    let name = context.freshName("file")
    var casts: [String: String] = [:]
    var types: [String] = []
    var columns: [String] = []
    var read = Array(repeating: "VARCHAR", count: source.layout.columns.count)
    for (position, column) in source.layout.columns.enumerated() {
      var type: String?
      if narrow.contains(position), let kind = column.narrow {
        switch kind {
        case .integer(let name):
          type = name
          casts[column.name] = "BIGINT"
        case .texts(let texts):
          let made = DuckSQL.name("\(name)_\(position)")
          try connection.run("CREATE TYPE \(made) AS ENUM (\(texts.map(DuckSQL.text).joined(separator: ", ")))")
          types.append("\(name)_\(position)")
          type = made
          casts[column.name] = "VARCHAR"
        }
      }
      if direct != nil, let own = column.direct { read[position] = type ?? own }
      columns.append("\(value(column, position, read[position], type)) AS \(DuckSQL.name(column.name))")
    }
    do {
      let reader = direct?.reader.sql(read) ?? source.layout.reader
      try connection.run(
        "CREATE TABLE \(DuckSQL.name(name)) AS SELECT \(columns.joined(separator: ", ")) FROM \(reader)")
    } catch let fault as Fault {
      for type in types { try? connection.run("DROP TYPE IF EXISTS \(DuckSQL.name(type))") }
      guard fault.code != "E011", fault.code != "E012", fault.code != "E013" else { throw fault }
      for mark in [FileStore.narrowMark, "Error when converting column \"c"] {
        if let place = fault.message.firstRange(of: mark)?.upperBound,
          let column = Int(fault.message[place...].prefix { $0.isNumber })
        {
          return .tooNarrow(column)
        }
      }
      return .misfit(fault)
    }
    let count = try connection.query("SELECT count(*) FROM \(DuckSQL.name(name))").int() ?? 0
    return .table(context.stored(name, casts: casts, types: types, rowCount: count))
  }

  /// The value of a column that the reader reads as `read`, stored as `narrow` where that is said.
  private func value(_ column: FileColumn, _ position: Int, _ read: String, _ narrow: String?) -> String {
    if read != "VARCHAR", let raw = column.raw {
      return column.type == .double ? "nullif(\(raw), 'NaN'::DOUBLE)" : raw
    }
    guard let narrow else { return column.sql }
    let fault = "CASE WHEN \(column.sql) IS NOT NULL THEN error('\(FileStore.narrowMark)\(position)') END"
    return "coalesce(TRY_CAST(\(column.sql) AS \(narrow)), \(fault))"
  }

  /// What the database is told to fail with, in front of the column's place, where a value is too wide.
  private static let narrowMark = "a value is too wide for column "

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
}
