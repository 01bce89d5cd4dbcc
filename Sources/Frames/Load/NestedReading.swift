import Engines

/// How the values inside records and lists of a file are read: as the types of our columns, whatever the file calls them.
struct NestedReading {
  /// What stands behind FROM.
  let reader: String
  /// Dates and times are texts there, judged by our own rules.
  let isText: Bool
  let connection: DuckConnection

  /// The type of a value that the file gives as `type`, and the SQL that makes it out of `value`; `source` is a query's
  /// FROM in which `value` means the values themselves.
  func column(_ type: DuckType, _ value: String, from source: String? = nil, depth: Int = 0) throws
    -> (type: ColumnType, sql: String)
  {
    let source = source ?? reader
    switch type {
    case .record(let members):
      var (fields, parts): ([Field], [String]) = ([], [])
      for member in members {
        let own = "struct_extract(\(value), \(DuckSQL.text(member.name)))"
        let inner = try column(member.type, own, from: source, depth: depth)
        fields.append(Field(member.name, inner.type))
        parts.append("\(DuckSQL.text(member.name)): \(inner.sql)")
      }
      return (.record(fields), "CASE WHEN \(value) IS NOT NULL THEN {\(parts.joined(separator: ", "))} END")
    case .list(let element):
      let list = try isMap(element, value, source) ? "map_entries(\(value))" : value
      let name = "x\(depth)"
      let inner = try column(
        element, name, from: "(SELECT unnest(\(list)) AS \(name) FROM \(source))", depth: depth + 1)
      return (.list(inner.type), "list_transform(\(list), lambda \(name): \(inner.sql))")
    case .date where isText, .time where isText, .text where isText:
      let found = CSVType(try texts(value, source))
      return found.type.isCalendar && found.type != .missing ? (found.type, found.sql(value)) : (.text, value)
    case .float, .double, .decimal: return (.double, "nullif(CAST(\(value) AS DOUBLE), 'NaN'::DOUBLE)")
    case .time(zoned: true): return (.time(isZoned: true), "make_timestamp(epoch_us(\(value)))")
    case .interval: return (.duration, "epoch_us(\(value))")
    default:
      let own = ColumnType(type) ?? .text
      return (own, "CAST(\(value) AS \(Dialect.duckDB.type(own)))")
    }
  }

  /// A map is read as the list of its entries; nothing but its name tells it from such a list.
  private func isMap(_ element: DuckType, _ value: String, _ source: String) throws -> Bool {
    guard case .record(let members) = element, members.map(\.name) == ["key", "value"] else { return false }
    let found = try connection.query("SELECT column_type FROM (DESCRIBE SELECT \(value) FROM \(source))").columns()
    guard let column = found.first, case .text(let texts) = column.values else { return false }
    return texts.first?.hasPrefix("MAP(") ?? false
  }

  /// The first texts that are there.
  private func texts(_ value: String, _ source: String) throws -> [String?] {
    let found = try connection.query(
      "SELECT v FROM (SELECT \(value) AS v FROM \(source)) WHERE v IS NOT NULL LIMIT 20000"
    ).columns()
    guard let column = found.first, case .text(let texts) = column.values else { return [] }
    return texts
  }
}

extension DuckType {
  /// The type as JSON is read: dates, times and what no column of ours holds as texts.
  var asText: DuckType {
    switch self {
    case .date, .time, .clock, .interval, .other: .text
    case .list(let element): .list(element.asText)
    case .record(let fields): .record(fields.map { DuckField($0.name, $0.type.asText) })
    default: self
    }
  }

  /// It is a map, a list that looks like one, or holds such.
  var mayBeMap: Bool {
    switch self {
    case .list(.record(let members)) where members.map(\.name) == ["key", "value"]: true
    case .list(let element): element.mayBeMap
    case .record(let members): members.contains(where: \.type.mayBeMap)
    default: false
    }
  }

  /// A record or a list.
  var isNested: Bool {
    switch self {
    case .record, .list: true
    default: false
    }
  }
}
