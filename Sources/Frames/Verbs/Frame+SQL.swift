import Engines
import Synchronization

extension FrameContext {
  /// A query in SQL over frames, which it sees by their names, with `$name` bound to values.
  ///
  /// The columns are known before it runs. Only a query is taken: a statement that changes something is refused (F029).
  public func sql(
    _ query: String, frames: [(name: String, frame: Frame)] = [], values: [(name: String, value: Scalar)] = []
  ) throws -> Frame {
    var text = query.trimmed
    while text.hasSuffix(";") { text = String(text.dropLast()).trimmed }
    let words = Set(text.split { !($0.isLetter || $0.isNumber || $0 == "_") }.map { Spelling.folded(String($0)) })
    let used = frames.filter { words.contains(Spelling.folded($0.name)) }
    for (name, frame) in used where frame.context !== self {
      throw Fault("F045", "`\(name)` belongs to another session", subject: name)
    }
    let bound = try QueryText.bind(text, values)
    let source = QuerySource(sql: bound.sql, values: bound.values, frames: used.map { $0.frame.named($0.name) })
    let schema = try withConnection { try source.schema(self, $0) }
    return Frame(Plan(.query(source), schema, verb: "sql"), self)
  }
}

/// Finds `$name` outside of texts, names and comments, and numbers them.
enum QueryText {
  static func bind(
    _ text: String, _ values: [(name: String, value: Scalar)]
  ) throws(Fault) -> (sql: String, values: [Scalar]) {
    var result: [UInt8] = []
    var bound: [Scalar] = []
    var places: [String: Int] = [:]
    let bytes = Array(text.utf8)
    var at = 0
    while at < bytes.count {
      let byte = bytes[at]
      if let end = skipped(bytes, at) {
        result += bytes[at..<end]
        at = end
      } else if byte == UInt8(ascii: "$"), at + 1 < bytes.count, isWord(bytes[at + 1]) {
        let end = bytes[(at + 1)...].firstIndex { !isWord($0) } ?? bytes.count
        let name = String(decoding: bytes[(at + 1)..<end], as: UTF8.self)
        if places[name] == nil {
          guard let value = values.first(where: { $0.name == name })?.value else {
            throw Fault(
              "F028", "the query uses `$\(name)`, and there is no variable `\(name)`", subject: "$\(name)",
              help: Spelling.nearest(name, in: values.map(\.name)).map { "did you mean `$\($0)`?" })
          }
          guard value.duckValue != nil else {
            throw Fault("F028", "`$\(name)` holds \(value.type), which a query cannot take", subject: "$\(name)")
          }
          bound.append(value)
          places[name] = bound.count
        }
        result += Array("$\(places[name] ?? 0)".utf8)
        at = end
      } else {
        result.append(byte)
        at += 1
      }
    }
    return (String(decoding: result, as: UTF8.self), bound)
  }

  /// The text with each `$1`, `$2`, … outside of texts, names and comments cast to its type.
  static func casting(_ text: String, to types: [String]) -> String {
    var result: [UInt8] = []
    let bytes = Array(text.utf8)
    var at = 0
    while at < bytes.count {
      if let end = skipped(bytes, at) {
        result += bytes[at..<end]
        at = end
        continue
      }
      let end = bytes[(at + 1)...].firstIndex { !(48...57).contains($0) } ?? bytes.count
      let number = bytes[at] == UInt8(ascii: "$") ? Int(String(decoding: bytes[(at + 1)..<end], as: UTF8.self)) : nil
      if let number, types.indices.contains(number - 1) {
        result += Array("CAST($\(number) AS \(types[number - 1]))".utf8)
        at = end
      } else {
        result.append(bytes[at])
        at += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    byte == 95 || (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || byte >= 128
  }

  /// The end of a quoted text, a quoted name or a comment that begins here.
  private static func skipped(_ bytes: [UInt8], _ start: Int) -> Int? {
    let byte = bytes[start]
    if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
      return (bytes[(start + 1)...].firstIndex(of: byte) ?? bytes.count - 1) + 1
    }
    if byte == UInt8(ascii: "-"), start + 1 < bytes.count, bytes[start + 1] == byte {
      return bytes[start...].firstIndex(of: 10) ?? bytes.count
    }
    return nil
  }
}

extension QuerySource {
  /// The columns, known by binding the query without running it.
  func schema(_ context: FrameContext, _ connection: DuckConnection) throws -> Schema {
    var staging = Staging(context, connection, isPartial: true)
    for frame in frames { try staging.prepare(frame.plan) }
    if context.fence != nil { try QueryFence(sql: sql, connection: connection).check() }
    try QueryEffects(sql: sql, connection: connection).check()
    let fields: [DuckField]
    do {
      var writer = SQLWriter()
      fields = try connection.prepare(whole(&writer, isTyped: true)).fields
    } catch let fault as Fault where fault.code == "E010" || fault.code == "E014" {
      throw Fault("F029", "the query is refused: \(fault.message)", subject: sql, help: hint)
    }
    var typed: [Field] = []
    for field in fields {
      guard let type = ColumnType(field.type) else {
        throw Fault(
          "F029", "the query gives `\(field.name)` as \(field.type.sql), which no column holds", subject: field.name,
          help: "cast it in the query: `\(field.name)::VARCHAR`")
      }
      typed.append(Field(field.name, type))
    }
    return try Schema(typed)
  }

  /// What adds decimals up in a person's own query.
  private static let adding = [
    "sum(", "avg(", "mean(", "stddev", "var_", "variance", "corr(", "covar", "regr_", "product(",
  ]

  private var hint: String? {
    let first = Spelling.folded(String(sql.prefix { $0.isLetter }))
    guard first == "select" || first == "with" || first == "from" || first == "values" else {
      return "`sql` takes one query: `select … from …`"
    }
    return frames.isEmpty ? "a frame is seen by the name of its variable" : nil
  }

  /// The whole query, with each column as the room stores its type.
  func text(_ schema: Schema) throws -> SQLText {
    var writer = SQLWriter()
    let inner = try whole(&writer, isTyped: false)
    let columns = schema.fields.map { field in
      let name = writer.dialect.identifier(field.name)
      let text =
        switch field.type {
        case .duration: "epoch_us(\(name))"
        case .double: "nullif(CAST(\(name) AS DOUBLE), 'NaN'::DOUBLE)"
        case .time(isZoned: true): "make_timestamp(epoch_us(\(name)))"
        default: "CAST(\(name) AS \(writer.dialect.type(field.type)))"
        }
      return "\(text) AS \(name)"
    }
    let isSteady = writer.addsDecimals || QuerySource.adding.contains { Spelling.folded(sql).contains($0) }
    return SQLText(
      sql: "SELECT \(columns.joined(separator: ", ")) FROM (\(inner)\n)", values: writer.values, isSteady: isSteady)
  }

  /// The frames as named queries in front, and the query; its own parameters come first.
  private func whole(_ writer: inout SQLWriter, isTyped: Bool) throws -> String {
    for value in values { writer.append(value) }
    var parts: [String] = []
    for frame in frames {
      let inner = try writer.select(frame.plan)
      let columns = frame.schema.fields.map { field in
        let name = writer.dialect.identifier(field.name)
        let text =
          switch field.type {
          case .duration: "to_microseconds(\(name)) AS \(name)"
          case .time(isZoned: true): "to_timestamp(epoch_us(\(name)) / 1000000.0) AS \(name)"
          default: inner.casts[field.name].map { "CAST(\(name) AS \($0)) AS \(name)" } ?? name
          }
        return text
      }
      parts.append(
        "\(writer.dialect.identifier(frame.name ?? "frame")) AS (SELECT \(columns.joined(separator: ", ")) FROM (\(inner.sql)))"
      )
    }
    let text = (parts.isEmpty ? "" : "WITH \(parts.joined(separator: ", ")) ") + "SELECT * FROM (\(sql)\n)"
    guard isTyped else { return text }
    // A parameter has no type before it is bound; a cast in its place lets the columns be known.
    let types = writer.values.map { writer.dialect.type($0.type) }
    return QueryText.casting(text, to: types)
  }
}

extension ColumnType {
  /// The type of a column that DuckDB gives; none where no column of ours holds it.
  init?(_ duck: DuckType) {
    switch duck {
    case .bool: self = .bool
    case .integer: self = .int
    case .float, .double, .decimal: self = .double
    case .text, .enumeration: self = .text
    case .date: self = .date
    case .time(let isZoned): self = .time(isZoned: isZoned)
    case .interval: self = .duration
    case .null: self = .missing
    case .list(let element):
      guard let type = ColumnType(element) else { return nil }
      self = .list(type)
    case .record(let members):
      var fields: [Field] = []
      for member in members {
        guard let type = ColumnType(member.type) else { return nil }
        fields.append(Field(member.name, type))
      }
      self = .record(fields)
    case .clock, .other: return nil
    }
  }
}
