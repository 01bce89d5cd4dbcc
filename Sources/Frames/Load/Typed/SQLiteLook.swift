import Engines

/// Looks at one table of a SQLite file, all of it.
///
/// SQLite keeps a kind with each value and lets a column hold several, so SQLite itself writes every value as text, decimals
/// with all their digits; what the column was declared as is taken as its type when all values fit it. The statements of a
/// look are one transaction: the extension's queries must be run in the one in which they were bound.
struct SQLiteLook {
  let path: String
  let stamp: FileStamp
  let options: LoadOptions
  /// The file as an open database.
  let warehouse: Warehouse
  let connection: DuckConnection

  /// One column as it was declared.
  private struct Declared {
    var place: Int
    var name: String
    var words: String

    func has(_ parts: String...) -> Bool { parts.contains { words.contains($0) } }
  }

  func source() throws -> FileSource {
    let tables = try tables()
    let table = try chosen(tables)
    return try connection.together {
      let declared = try columns(of: table)
      let schema = try Schema(declared.map { Field($0.name, .text) })
      try options.checkTypes(schema)
      let texts = declared.map { column in
        let name = DuckSQL.name(column.name)
        return "CASE typeof(\(name)) WHEN 'real' THEN printf('%!.17g', \(name)) WHEN 'blob' THEN hex(\(name)) "
          + "ELSE CAST(\(name) AS TEXT) END AS c\(column.place)"
      }
      let reader = query("SELECT \(texts.joined(separator: ", ")) FROM \(DuckSQL.name(table))")
      var remarks: [String] = []
      if options.table == nil { remarks.append("the table is `\(table)`, the only one") }
      let columns = try self.columns(declared, reader, &remarks)
      return FileSource(
        paths: [path], format: .sqlite, layout: FileLayout(reader: reader, columns: columns), remarks: remarks,
        stamps: [stamp], keeper: warehouse)
    }
  }

  private func query(_ text: String) -> String {
    "sqlite_query(\(DuckSQL.text(warehouse.alias)), \(DuckSQL.text(text)))"
  }

  // MARK: Tables

  private func tables() throws -> [String] {
    let text =
      "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name"
    do {
      let found = try connection.together { try connection.query("SELECT * FROM \(query(text))").columns() }
      return try found.first.map { try Column("name", .text, $0).scalars.compactMap(\.text) } ?? []
    } catch let fault as Fault { throw fault.ofConnecting(warehouse.address) }
  }

  private func chosen(_ tables: [String]) throws(Fault) -> String {
    let list = tables.prefix(20).joined(separator: ", ") + (tables.count > 20 ? ", …" : "")
    guard let wanted = options.table else {
      if tables.count == 1 { return tables[0] }
      let file = Disk.name(path)
      throw tables.isEmpty
        ? Fault("F072", "there is no table in `\(file)`", subject: file)
        : Fault(
          "F073", "`\(file)` has \(tables.count) tables, and none was named: \(list)", subject: file,
          help: "name one: `table: \(Spelling.quoted(tables[0]))`")
    }
    if let table = tables.first(where: { Spelling.folded($0) == Spelling.folded(wanted) }) { return table }
    let near = Spelling.nearest(wanted, in: tables).map { "did you mean `\($0)`?  " } ?? ""
    throw Fault(
      "F073", "`\(Disk.name(path))` has no table \(Spelling.quoted(wanted))", subject: wanted,
      help: near + "(tables: \(list))")
  }

  /// The columns as SQLite tells them, without those that a virtual table hides.
  private func columns(of table: String) throws -> [Declared] {
    let text = "SELECT name, type FROM pragma_table_xinfo(\(DuckSQL.text(table))) WHERE hidden <> 1 ORDER BY cid"
    let found = try connection.query("SELECT * FROM \(query(text))").columns()
    guard found.count == 2 else { return [] }
    let names = try Column("name", .text, found[0]).scalars
    let types = try Column("type", .text, found[1]).scalars
    return zip(names, types).enumerated().map { place, pair in
      Declared(place: place, name: pair.0.text ?? "", words: (pair.1.text ?? "").uppercased())
    }
  }

  // MARK: Types

  private func columns(_ declared: [Declared], _ reader: String, _ remarks: inout [String]) throws -> [FileColumn] {
    guard !declared.isEmpty else { return [] }
    let parts = declared.map { column in
      let value = "c\(column.place)"
      let odd = "\(value) IS NOT NULL AND TRY_CAST(\(value) AS DOUBLE) IS NULL"
      return "count(\(value)), count(\(value)) FILTER (WHERE regexp_full_match(\(value), '-?[0-9]{1,19}') "
        + "AND TRY_CAST(\(value) AS BIGINT) IS NOT NULL), count(TRY_CAST(\(value) AS DOUBLE)), "
        + "coalesce(bool_and(\(value) IN ('0', '1')), false), any_value(\(value)) FILTER (WHERE \(odd))"
    }
    let found = try connection.query("SELECT count(*), \(parts.joined(separator: ", ")) FROM \(reader)").columns()
    let values = try found.map { try Column("x", ColumnType($0.type) ?? .text, $0)[0] }
    let rows = values[0].int ?? 0
    var gaps: [String] = []
    let columns = try declared.map { column in
      let own = Array(values[(1 + column.place * 5)..<(6 + column.place * 5)])
      let filled = own[0].int ?? 0
      if filled < rows { gaps.append("\(Spelling.name(column.name)) \(Remark.number(rows - filled))") }
      return try self.column(column, own, filled, reader, &remarks)
    }
    remarks.insert(
      "read \(Remark.count(rows, "row")) × \(Remark.count(columns.count, "column"))"
        + (gaps.isEmpty ? "" : "; missing: \(gaps.prefix(12).joined(separator: ", "))"), at: 0)
    return columns
  }

  private func column(
    _ column: Declared, _ counts: [Scalar], _ filled: Int, _ reader: String, _ remarks: inout [String]
  ) throws -> FileColumn {
    let raw = "c\(column.place)"
    let isWhole = counts[1].int == filled
    let isNumber = counts[2].int == filled
    var type: ColumnType
    var sql: String
    var bad: String?
    if filled == 0 {
      remarks.append("`\(column.name)` has no value at all")
      (type, sql) = (.missing, "CAST(NULL AS INTEGER)")
    } else if column.has("BOOL"), counts[3] == .bool(true) {
      (type, sql) = (.bool, "(\(raw) = '1')")
    } else if column.has("CHAR", "TEXT", "CLOB") {
      (type, sql) = (.text, raw)
    } else if isWhole, !column.has("REAL", "FLOA", "DOUB", "NUM", "DEC") {
      (type, sql) = (.int, "CAST(\(raw) AS BIGINT)")
    } else if isNumber {
      (type, sql) = (.double, "nullif(CAST(\(raw) AS DOUBLE), 'NaN'::DOUBLE)")
    } else {
      let found = CSVType(try texts(raw, reader))
      let isCalendar = found.type.isCalendar && found.type != .missing
      (type, sql) = isCalendar ? (found.type, found.sql(raw)) : (.text, raw)
      bad = isCalendar ? raw : nil
      if !isCalendar, column.has("INT", "REAL", "FLOA", "DOUB", "NUM", "DEC", "DATE", "TIME"),
        let odd = found.odd?.value ?? counts[4].text
      {
        remarks.append("`\(column.name)` is text: it was declared \(column.words), and holds \(Spelling.quoted(odd))")
      }
    }
    if let wanted = options.types[column.name], wanted != type {
      sql = type == .text ? CSVType(wanted).sql(sql) : "CAST(\(sql) AS \(Dialect.duckDB.type(wanted)))"
      (type, bad) = (wanted, nil)
    }
    return FileColumn(name: column.name, type: type, sql: sql, narrow: nil, raw: bad)
  }

  /// The first texts of a column.
  private func texts(_ raw: String, _ reader: String) throws -> [String?] {
    let found = try connection.query("SELECT \(raw) FROM \(reader) WHERE \(raw) IS NOT NULL LIMIT 20000").columns()
    guard let column = found.first, case .text(let texts) = column.values else { return [] }
    return texts
  }
}
