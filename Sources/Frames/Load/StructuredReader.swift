import Engines

/// Parquet, JSON and JSON lines: files that know their columns themselves.
enum StructuredReader {
  static func open(
    _ files: [String], _ format: FileFormat, _ options: LoadOptions, _ connection: DuckConnection
  ) throws -> FileSource {
    let list = "[" + files.map(DuckSQL.text).joined(separator: ", ") + "]"
    let call =
      switch format {
      case .parquet: "read_parquet(\(list))"
      case .jsonl: "read_json(\(list), format = 'newline_delimited')"
      default: "read_json(\(list))"
      }
    let fields: [DuckField]
    do {
      fields = try connection.prepare("SELECT * FROM \(call)").fields
    } catch let fault as Fault {
      throw Fault(
        "F061", "`\(files[0])` cannot be read as \(format.rawValue): \(fault.message)", subject: files[0],
        help: format == .parquet ? "the file may be cut off: copy it again" : "check the file near the place that is named")
    }
    let (names, nameRemarks) = EngineColumn.unique(fields.map(\.name))
    var columns: [Field] = []
    var selects: [String] = []
    var remarks = nameRemarks
    for (field, name) in zip(fields, names) {
      let own = EngineColumn.type(field.type)
      let type = options.types[name] ?? own ?? .text
      if own == nil { remarks.append("`\(name)` is read as text (it is \(field.type.sql.lowercased()) in the file)") }
      columns.append(Field(name, type))
      let source = "\(DuckSQL.name(field.name))::\(EngineColumn.sql(type))"
      let value = type == .double ? "CASE WHEN isnan(\(source)) THEN NULL ELSE \(source) END" : source
      selects.append("\(value) AS \(DuckSQL.name(name))")
    }
    try LoadOptions.check(options.types, names)
    return FileSource(
      paths: files, format: format, schema: try Schema(columns), fingerprint: try FileList.fingerprint(files),
      remarks: remarks, relation: "(SELECT \(selects.joined(separator: ", ")) FROM \(call))", reader: nil)
  }
}

extension LoadOptions {
  /// F001 for a type that is given for a column that the file does not have.
  static func check(_ types: [String: ColumnType], _ names: [String]) throws {
    for name in types.keys.sorted() where !names.contains(name) {
      let near = Spelling.nearest(name, in: names).map { "did you mean `\($0)`?  " } ?? ""
      throw Fault(
        "F001", "`types:` names `\(name)`, and the file has no such column", subject: name,
        help: near + "(columns: \(names.prefix(8).joined(separator: ", "))\(names.count > 8 ? ", …" : ""))")
    }
  }
}
