import Engines

extension CSVReader {
  /// Reads again with the engine's list of refused rows, and tells the first one: row, column, value, what to write.
  /// - Parameter types: the schema that was read with; none when every field was read as text.
  func failure(_ connection: DuckConnection, types: Schema?) -> Fault? {
    let fields = names.map { Field($0, types?.type(of: $0) ?? .text) }
    let path = files[0]
    guard let first = refused(fields, connection) else { return types.flatMap { oddTruth($0, connection) } }
    let place = "row \(first.line - (dialect.hasHeader ? 1 : 0)) (line \(first.line)) of `\(path)`"
    switch first.kind {
    case "MISSING COLUMNS", "TOO MANY COLUMNS":
      return Fault(
        "F055", "\(place) has \(first.kind == "MISSING COLUMNS" ? "fewer" : "more") fields than the header: \(Spelling.quoted(String(first.text.prefix(80))))",
        subject: path, help: "the header has \(names.count) fields; mend the row, or name another `delimiter:`")
    case "CAST":
      let name = first.column
      let type = types?.type(of: name).map { "\($0)" } ?? "another type"
      return Fault(
        "F056", "`\(name)` is \(type) in the rows before, and \(place) has \(Spelling.quoted(first.value(names, dialect.delimiter)))",
        subject: name, help: "write `types: {\(Spelling.name(name)): \"text\"}`, or `missing: [\(Spelling.quoted(first.value(names, dialect.delimiter)))]`")
    case "INVALID ENCODING":
      return Fault(
        "F054", "\(place) is not UTF-8 text", subject: path, help: "write `encoding: \"latin-1\"`, or the one that it is in")
    case "UNQUOTED VALUE":
      return Fault(
        "F055", "\(place) has a quote that is not closed: \(Spelling.quoted(String(first.text.prefix(80))))", subject: path,
        help: "close the quote; inside quotes a quote is written twice")
    case "LINE SIZE OVER MAXIMUM":
      return Fault("F055", "\(place) is longer than 16 MB", subject: path, help: "is a quote open?")
    default: return nil
    }
  }

  private struct Refused {
    var line: Int
    var kind: String
    var column: String
    var text: String

    /// The field's text, as far as it can be told from the row.
    func value(_ names: [String], _ delimiter: Character) -> String {
      let fields = CSVDialect.records(text + "\n", delimiter: delimiter, limit: 1, isWhole: true).first ?? []
      guard let place = names.firstIndex(of: column), place < fields.count else { return text }
      return fields[place]
    }
  }

  private func refused(_ fields: [Field], _ connection: DuckConnection) -> Refused? {
    let errors = "mlops_refused_errors"
    let scans = "mlops_refused_scans"
    defer { try? connection.run("DROP TABLE IF EXISTS \(errors); DROP TABLE IF EXISTS \(scans)") }
    let more = ", store_rejects = true, rejects_table = '\(errors)', rejects_scan = '\(scans)', rejects_limit = 1000"
    guard (try? connection.run("SELECT \(fields.map { "count(\(DuckSQL.name($0.name)))" }.joined(separator: ", ")) FROM \(call(fields, more))")) != nil,
      let columns = try? connection.query(
        "SELECT line::BIGINT, error_type::VARCHAR, coalesce(column_name, ''), coalesce(csv_line, '') FROM \(errors) ORDER BY file_id, line LIMIT 1"
      ).columns(), columns.count == 4,
      case .int(let lines) = columns[0].values, let line = lines.first, case .text(let kinds) = columns[1].values,
      case .text(let names) = columns[2].values, case .text(let texts) = columns[3].values
    else { return nil }
    return Refused(line: line, kind: kinds[0], column: names[0], text: texts[0])
  }

  /// A column of truth with something else in a later row.
  private func oddTruth(_ schema: Schema, _ connection: DuckConnection) -> Fault? {
    for field in schema.fields where field.type == .bool {
      let name = DuckSQL.name(field.name)
      guard
        let found = try? connection.query(
          """
          SELECT n, v FROM (SELECT row_number() OVER () AS n, \(name) AS v FROM \(texts()))
          WHERE lower(v) NOT IN ('true', 'false') ORDER BY n LIMIT 1
          """
        ).columns(), case .int(let rows) = found[0].values, case .text(let values) = found[1].values, let row = rows.first
      else { continue }
      return Fault(
        "F056", "`\(field.name)` is true or false in the rows before, and row \(row) of `\(files[0])` has \(Spelling.quoted(values[0]))",
        subject: field.name, help: "write `types: {\(Spelling.name(field.name)): \"text\"}`")
    }
    return nil
  }
}
