import Engines

/// How CSV files are read: the dialect, the names and types of the columns, and what means "missing".
struct CSVReader: Hashable {
  var files: [String]
  var dialect: CSVDialect
  var encoding: String
  var isCompressed: Bool
  var missing: [String]
  /// Names in the frame, in the order of the file.
  var names: [String]
  /// `%Y/%m/%d` where dates are not written as 2024-01-31.
  var dateFormat: String?

  /// Reads a beginning and settles the dialect and the types.
  static func open(
    _ files: [String], _ format: FileFormat, head: [UInt8], _ options: LoadOptions, _ connection: DuckConnection
  ) throws -> FileSource {
    var remarks: [String] = []
    let isCompressed = FileFormat.isCompressed(head)
    let encoding = try CSVText.encoding(of: head, named: options.encoding, path: files[0], &remarks)
    var reader = CSVReader(
      files: files, dialect: CSVDialect("", delimiter: ",", header: nil, isWhole: true), encoding: encoding,
      isCompressed: isCompressed, missing: options.missing, names: [])
    let (beginning, isWhole) = try reader.beginning(head, connection)
    let delimiter = options.delimiter.flatMap(\.first) ?? (format == .tsv ? "\t" : nil)
    reader.dialect = CSVDialect(beginning, delimiter: delimiter, header: options.header, isWhole: isWhole)
    let header = reader.dialect.first
    guard !header.isEmpty else { throw Fault("F052", "`\(files[0])` has no rows", subject: files[0]) }
    if options.delimiter == nil, reader.dialect.delimiter != ",", format == .csv {
      remarks.append("fields are told apart by `\(reader.dialect.delimiter == "\t" ? "tab" : String(reader.dialect.delimiter))`")
    }
    let given = reader.dialect.hasHeader ? header : header.indices.map { "column_\($0 + 1)" }
    if !reader.dialect.hasHeader { remarks.append("no header: columns are called column_1 to column_\(given.count)") }
    let unique = EngineColumn.unique(given)
    reader.names = unique.names
    remarks += unique.remarks
    try LoadOptions.check(options.types, reader.names)
    try reader.checkHeaders(connection)
    let guessed = try CSVTypes.guess(&reader, options.types, connection)
    remarks += guessed.remarks
    return FileSource(
      paths: files, format: format, schema: try Schema(guessed.fields), fingerprint: try FileList.fingerprint(files),
      remarks: remarks, relation: reader.relation(guessed.fields), reader: reader)
  }

  /// The SQL that reads the files with these types.
  func relation(_ fields: [Field]) -> String {
    let columns = fields.map { field in
      let name = DuckSQL.name(field.name)
      switch field.type {
      case .double: return "CASE WHEN isnan(\(name)) THEN NULL ELSE \(name) END AS \(name)"
      case .bool:
        return """
          CASE lower(\(name)) WHEN 'true' THEN true WHEN 'false' THEN false \
          ELSE CASE WHEN \(name) IS NULL THEN NULL ELSE error('neither true nor false') END END AS \(name)
          """
      default: return name
      }
    }
    return "(SELECT \(columns.joined(separator: ", ")) FROM \(call(fields)))"
  }

  /// The call of the engine's reader, with more of its options at the end.
  func call(_ fields: [Field], _ more: String = "") -> String {
    let types = fields.map { field in
      "\(DuckSQL.text(field.name)): \(DuckSQL.text(field.type == .bool ? "VARCHAR" : EngineColumn.sql(field.type)))"
    }
    let dates = dateFormat.map { ", dateformat = \(DuckSQL.text($0))" } ?? ""
    return "read_csv(\(list(files)), auto_detect = false, columns = {\(types.joined(separator: ", "))}\(dates)\(form)\(more))"
  }

  /// Every field as text.
  func texts(_ more: String = "") -> String { call(names.map { Field($0, .text) }, more) }

  func list(_ texts: [String]) -> String { "[" + texts.map(DuckSQL.text).joined(separator: ", ") + "]" }

  /// What is the same in every reading: how fields stand in the file.
  var form: String {
    ", delim = \(DuckSQL.text(String(dialect.delimiter))), quote = '\"', escape = '\"', header = \(dialect.hasHeader)"
      + ", nullstr = \(list([""] + missing)), encoding = \(DuckSQL.text(encoding)), max_line_size = 16000000"
      + (isCompressed ? ", compression = 'gzip'" : "")
  }

  /// The first text of the first file, and whether that is all of it.
  private func beginning(_ head: [UInt8], _ connection: DuckConnection) throws -> (text: String, isWhole: Bool) {
    if !isCompressed, encoding == "utf-8" {
      let bytes = head.starts(with: [0xEF, 0xBB, 0xBF]) ? head[3...] : head[...]
      return (String(decoding: bytes, as: UTF8.self), FileList.size([files[0]]) == head.count)
    }
    // One column of whole lines, through the engine, which unpacks and decodes.
    let lines = try connection.query(
      """
      SELECT line FROM read_csv(\(list([files[0]])), auto_detect = false, columns = {'line': 'VARCHAR'}, delim = '\u{1}',
        quote = '', escape = '', header = false, encoding = \(DuckSQL.text(encoding)), max_line_size = 16000000\
      \(isCompressed ? ", compression = 'gzip'" : "")) LIMIT 101
      """
    ).columns()
    guard let column = lines.first, case .text(let texts) = column.values else { return ("", true) }
    return (texts.joined(separator: "\n") + "\n", texts.count <= 100)
  }

  /// F053 when files of one load have other columns than the first.
  private func checkHeaders(_ connection: DuckConnection) throws {
    guard dialect.hasHeader, !isCompressed, encoding == "utf-8" else { return }
    for file in files.dropFirst() {
      let text = String(decoding: try FileList.head(file), as: UTF8.self)
      let found = CSVDialect(text, delimiter: dialect.delimiter, header: true, isWhole: true).first
      guard found != dialect.first else { continue }
      throw Fault(
        "F053", "`\(file)` has the columns \(found.joined(separator: ", ")), and `\(files[0])` \(dialect.first.joined(separator: ", "))",
        subject: file, help: "load them one by one and put them together with `concat`")
    }
  }
}
