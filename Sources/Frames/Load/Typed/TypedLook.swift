import Engines

/// Looks at a file that carries its own types, as DuckDB tells them: Parquet and JSON.
struct TypedLook {
  let paths: [String]
  let stamps: [FileStamp]
  let options: LoadOptions
  let format: FileFormat
  let isCompressed: Bool
  let connection: DuckConnection
  var parts = PathParts.none
  /// Copies that the rows are read from.
  var copies: [TemporaryFile] = []
  /// The files whose bytes the rows come from, where they are others than `stamps`.
  var contents: [FileStamp]?
  /// Where the files are, when that is not this machine.
  var origin: (any RowOrigin)?
  /// Which description of an Iceberg table is read, where that must be said.
  var version: String?

  func source() throws -> FileSource {
    var remarks: [String] = []
    var reader = self.reader("")
    let partNames = Set(parts.names.map(Spelling.folded))
    var fields = try self.fields(reader).filter { !partNames.contains(Spelling.folded($0.name)) }
    if !format.isReadInPlace, !fields.isEmpty, try !fields.contains(where: \.type.mayBeMap) || !hasMaps(reader) {
      // DuckDB takes any text that looks like a date or a time; it is read as text and judged by our own rules.
      fields = fields.map { DuckField($0.name, $0.type.asText) }
      let columns = fields.map { "\(DuckSQL.text($0.name)): \(DuckSQL.text($0.type.sql))" }.joined(separator: ", ")
      reader = self.reader(", columns = {\(columns)}")
    }
    var taken: Set<String> = []
    var columns: [FileColumn] = []
    for field in fields {
      var name = field.name
      var number = 2
      while !taken.insert(Spelling.folded(name)).inserted {
        name = "\(field.name)_\(number)"
        number += 1
      }
      columns.append(try column(name, field, reader, &remarks))
    }
    columns += parts.columns(beside: columns.map(\.name), &remarks)
    let schema = try Schema(columns.map { Field($0.name, $0.type) })
    try options.checkTypes(schema)
    var rowNumber: String?
    if format == .parquet, paths.count == 1, !schema.contains("file_row_number") {
      rowNumber = "file_row_number"
      reader = "read_parquet(\(DuckSQL.text(paths[0])), file_row_number = true\(parts.options))"
    }
    remarks.insert("\(format.title) with \(Remark.count(columns.count, "column"))", at: 0)
    return FileSource(
      paths: paths, format: format, layout: FileLayout(reader: reader, columns: columns, rowNumber: rowNumber),
      remarks: remarks, stamps: stamps, contents: contents, copies: copies, origin: origin)
  }

  private func reader(_ more: String) -> String {
    let files = "[" + paths.map(DuckSQL.text).joined(separator: ", ") + "]"
    switch format {
    case .parquet: return "read_parquet(\(files), union_by_name = true\(parts.options))"
    case .delta: return "delta_scan(\(DuckSQL.text(paths[0])))"
    case .iceberg:
      return "iceberg_scan(\(DuckSQL.text(paths[0])), allow_moved_paths = true"
        + (version.map { ", version = \(DuckSQL.text($0))" } ?? "") + ")"
    case .json:
      return
        "read_json(\(files), format = 'auto', sample_size = -1, maximum_object_size = 268435456\(more)\(parts.options))"
    default:
      let sample = stamps.reduce(0) { $0 + $1.size } <= 64 << 20 ? -1 : 200_000
      return "read_json(\(files), format = 'newline_delimited', sample_size = \(sample)"
        + (isCompressed ? ", compression = 'gzip'" : "") + more + parts.options + ")"
    }
  }

  private func fields(_ reader: String) throws -> [DuckField] {
    do { return try connection.prepare("SELECT * FROM \(reader)").fields } catch let fault as Fault {
      throw told(fault)
    }
  }

  /// DuckDB reads records of very many different keys as maps, which have no type of ours to be read as.
  private func hasMaps(_ reader: String) throws -> Bool {
    let found = try connection.query("SELECT column_type FROM (DESCRIBE SELECT * FROM \(reader))").columns()
    guard let column = found.first, case .text(let types) = column.values else { return false }
    return types.contains { $0.contains("MAP(") }
  }

  private func told(_ fault: Fault) -> Fault {
    guard fault.code != "E011", fault.code != "E012" else { return fault }
    let file = Disk.name(paths[0])
    if origin != nil { return fault }
    if format == .delta || format == .iceberg {
      return Fault("F089", "`\(file)` is no whole \(format.title) table: \(fault.message)", subject: file)
    }
    return Fault(
      format == .parquet ? "F036" : "F040", "`\(file)` is no whole \(format.title): \(fault.message)", subject: file,
      help: format == .parquet ? "was it cut off while it was copied?" : "mend or remove the line that is named")
  }

  private func column(
    _ name: String, _ field: DuckField, _ reader: String, _ remarks: inout [String]
  ) throws -> FileColumn {
    let raw = DuckSQL.name(field.name)
    var type = ColumnType(field.type) ?? .text
    var sql: String
    if !format.isReadInPlace, field.type == .text, options.types[name] == nil {
      let found = CSVType(try texts(raw, reader))
      if found.type.isCalendar, found.type != .missing {
        return FileColumn(name: name, type: found.type, sql: found.sql(raw), narrow: nil, raw: raw, bad: found.misfit)
      }
    }
    if field.type.isNested, options.types[name] == nil {
      let nested = NestedReading(reader: reader, isText: !format.isReadInPlace, connection: connection)
      do {
        let found = try nested.column(field.type, raw)
        return FileColumn(name: name, type: found.type, sql: found.sql, narrow: nil, raw: nil)
      } catch let fault as Fault { throw told(fault) }
    }
    switch (field.type, type) {
    case (.float, _), (.double, _), (.decimal, _): sql = "nullif(CAST(\(raw) AS DOUBLE), 'NaN'::DOUBLE)"
    case (.time(zoned: true), _): sql = "make_timestamp(epoch_us(\(raw)))"
    case (.interval, _): sql = "epoch_us(\(raw))"
    case (.clock, _), (.other, _):
      sql = "CAST(\(raw) AS VARCHAR)"
      remarks.append("`\(name)` (\(field.type.sql)) is read as text")
    default: sql = "CAST(\(raw) AS \(Dialect.duckDB.type(type)))"
    }
    if let wanted = options.types[name], wanted != type {
      let isText = type == .text
      sql = isText ? CSVType(wanted).sql(sql) : "CAST(\(sql) AS \(Dialect.duckDB.type(wanted)))"
      type = wanted
    }
    if type == .missing { remarks.append("`\(name)` has no value at all") }
    return FileColumn(name: name, type: type, sql: sql, narrow: nil, raw: nil)
  }

  /// The first texts of a column.
  private func texts(_ raw: String, _ reader: String) throws -> [String?] {
    do {
      let found = try connection.query("SELECT \(raw) FROM \(reader) WHERE \(raw) IS NOT NULL LIMIT 20000").columns()
      guard let column = found.first, case .text(let texts) = column.values else { return [] }
      return texts
    } catch let fault as Fault { throw told(fault) }
  }
}
