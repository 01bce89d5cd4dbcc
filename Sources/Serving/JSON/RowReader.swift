import Calendar
import Frames

/// A column that a request may send: what it is called, what it holds, and whether a row is refused without it.
struct RowColumn: Hashable, Sendable {
  var name: String
  var type: ColumnType
  var isRequired = true
}

/// Raw rows as a request sent them, cells in the order of the reader's columns.
struct RowBatch: Sendable {
  var rows: [[Scalar]] = []
  /// The names that some row had and no column has.
  var extraColumns: Set<String> = []
}

/// Reads a request's body, bytes in and rows out: one record, a list of records, or `{"rows": [ … ]}`.
///
/// Values go straight into the slots of a row. The keys of a record usually come in the order of the columns, so each
/// key is first compared with the column after the last one, and looked up only when it differs.
struct RowReader: Sendable {
  let columns: [RowColumn]
  private let names: [[UInt8]]
  private let slots: [String: Int]

  init(_ columns: [RowColumn]) {
    self.columns = columns
    names = columns.map { Array($0.name.utf8) }
    slots = Dictionary(columns.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The rows of a body. Refused with 400, naming byte offset, or row and column; with 413 past `limit` rows.
  func rows(_ body: [UInt8], limit: Int) throws -> RowBatch {
    var reader = JSONReader(body)
    var batch = RowBatch()
    reader.skipSpace()
    switch reader.next {
    case JSONReader.list: try list(&reader, &batch, limit)
    case JSONReader.record:
      var start = reader
      if slots["rows"] == nil, start.take(JSONReader.record), start.take(JSONReader.quote), isWrapper(body, start.at) {
        try reader.each(JSONReader.record) { reader in
          guard try reader.key() == "rows" else {
            throw reader.malformed("expected nothing beside `rows`")
          }
          try list(&reader, &batch, limit)
        }
      } else {
        try record(&reader, &batch)
      }
    default: throw reader.malformed("expected a record, a list of records or {\"rows\": [ … ]}")
    }
    try reader.end()
    return batch
  }

  private func isWrapper(_ body: [UInt8], _ start: Int) -> Bool {
    body[start...].starts(with: Array("rows\"".utf8))
  }

  private func list(_ reader: inout JSONReader, _ batch: inout RowBatch, _ limit: Int) throws {
    try reader.each(JSONReader.list) { reader in
      guard batch.rows.count < limit else {
        throw Refusal(
          413, "H007", "the request has more than \(limit) rows", help: "send them in several requests")
      }
      try record(&reader, &batch)
    }
    guard !batch.rows.isEmpty else {
      throw Refusal(400, "H006", "the list of rows is empty", help: "send at least one record")
    }
  }

  private func record(_ reader: inout JSONReader, _ batch: inout RowBatch) throws {
    let number = batch.rows.count + 1
    var row = [Scalar](repeating: .missing, count: columns.count)
    var seen = [Bool](repeating: false, count: columns.count)
    var extra: Set<String> = []
    var guess = 0
    try reader.each(JSONReader.record) { reader in
      reader.skipSpace()
      guard reader.next == JSONReader.quote else { throw reader.malformed("expected a key in quotes") }
      let raw = try reader.rawText()
      if guess >= names.count || !reader.equals(raw, names[guess]) {
        let name = try reader.text(raw)
        guard let slot = slots[name] else {
          guard extra.insert(name).inserted else { throw reader.duplicate(name) }
          try reader.expect(JSONReader.colon, "`:` after the key")
          return try reader.skipValue()
        }
        guess = slot
      }
      guard !seen[guess] else { throw reader.duplicate(columns[guess].name) }
      seen[guess] = true
      try reader.expect(JSONReader.colon, "`:` after the key")
      row[guess] = try cell(&reader, columns[guess], number)
      guess += 1
    }
    try checkComplete(seen, extra, number)
    if !extra.isEmpty { batch.extraColumns.formUnion(extra) }
    batch.rows.append(row)
  }

  private func checkComplete(_ seen: [Bool], _ extra: Set<String>, _ number: Int) throws {
    guard zip(seen, columns).contains(where: { !$0 && $1.isRequired }) else { return }
    let missing = zip(seen, columns).filter { !$0 && $1.isRequired }.map { "`\($1.name)`" }
    let also =
      extra.isEmpty ? "" : "; the row also has \(extra.sorted().prefix(10).map { "`\($0)`" }.joined(separator: ", "))"
    throw Refusal(
      400, "H005",
      "row \(number) lacks the \(missing.count == 1 ? "column" : "columns") \(missing.joined(separator: ", "))",
      subject: missing.first, help: "send null for a value that is not known\(also)")
  }

  private func cell(_ reader: inout JSONReader, _ column: RowColumn, _ row: Int) throws -> Scalar {
    reader.skipSpace()
    let start = reader.at
    switch reader.next {
    case JSONReader.quote:
      let text = try reader.text()
      if let value = Self.read(text, column.type) { return value }
      throw wrong("the text \(Self.shown(text))", column, row, start)
    case UInt8(ascii: "n"):
      try reader.word("null")
      return .missing
    case UInt8(ascii: "t"), UInt8(ascii: "f"):
      let value = reader.next == UInt8(ascii: "t")
      try reader.word(value ? "true" : "false")
      guard column.type == .bool || column.type == .missing else { throw wrong("\(value)", column, row, start) }
      return .bool(value)
    case JSONReader.list, JSONReader.record:
      let kind = reader.next == JSONReader.list ? "a list" : "a record"
      try reader.skipValue()
      throw wrong(kind, column, row, start)
    default:
      let number = try reader.number()
      switch (number, column.type) {
      case (.int(let value), .int), (.int(let value), .missing): return .int(value)
      case (.int(let value), .double): return .double(Double(value))
      case (.double(let value), .double), (.double(let value), .missing): return .double(value)
      // A column that was whole in training may bring a fraction; the model says whether it can use it.
      case (.double(let value), .int): return Int(exactly: value).map(Scalar.int) ?? .double(value)
      default: break
      }
      let written = String(decoding: reader.bytes[start..<reader.at], as: UTF8.self)
      throw wrong(written.count <= 30 ? written : "a number", column, row, start)
    }
  }

  /// A JSON text as a cell of the column, or none where the column does not hold such texts.
  private static func read(_ text: String, _ type: ColumnType) -> Scalar? {
    switch type {
    case .text, .missing: .text(text)
    case .date: Day(text).map(Scalar.date)
    case .time(let isZoned):
      if let moment = Moment(text) {
        moment.isZoned == isZoned ? .time(moment) : nil
      } else {
        isZoned ? nil : Day(text).map { .time(Moment($0)) }
      }
    case .duration: Period(text).map(Scalar.duration)
    default: nil
    }
  }

  private func wrong(_ found: String, _ column: RowColumn, _ row: Int, _ offset: Int) -> Refusal {
    Refusal(
      400, "H004",
      "row \(row), column `\(column.name)`: expected \(Self.expected(column.type)), found \(found), at byte \(offset)",
      subject: column.name)
  }

  private static func expected(_ type: ColumnType) -> String {
    switch type {
    case .bool: "true or false"
    case .int: "a whole number"
    case .double: "a number"
    case .text, .missing: "a text"
    case .date: "a date such as \"2024-01-31\""
    case .time(let isZoned): "a time such as \"2024-01-31T09:30:00\(isZoned ? "Z" : "")\""
    case .duration: "a duration such as \"1h30m\""
    case .list, .record: "null, because a \(type) cannot be sent"
    }
  }

  private static func shown(_ text: String) -> String {
    var writer = JSONWriter()
    writer.text(text.count <= 40 ? text : text.prefix(40) + "…")
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}
