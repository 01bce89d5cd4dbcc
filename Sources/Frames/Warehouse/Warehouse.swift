import Engines
import Synchronization

/// A database on its own server, or in a file, that is only read: its tables, and the answers to its own SQL, as frames.
///
/// Filters on its columns and the choice of columns are done there. What is needed in full is pulled once and kept, so a
/// frame does not change while it is worked on; the first rows are looked at without that.
public final class Warehouse: Sendable {
  public let address: WarehouseAddress
  /// What the database engine here calls it.
  let alias: String
  let context: FrameContext
  private let seen = Mutex<[Table]>([])

  /// The tables that there were when they were last asked for; nothing is asked for it.
  public var known: [Table] { seen.withLock { $0 } }

  init(_ address: WarehouseAddress, alias: String, _ context: FrameContext) {
    self.address = address
    self.alias = alias
    self.context = context
  }

  deinit {
    context.forget([
      "DETACH DATABASE IF EXISTS \(DuckSQL.name(alias))", "DROP TEMPORARY SECRET IF EXISTS \(DuckSQL.name(alias))",
    ])
  }

  /// A table as the database tells it.
  public struct Table: Hashable, Sendable {
    public let schema: String
    public let name: String
    public let columnCount: Int
    /// About how many rows; none where the database does not say.
    public let rowCount: Int?

    /// As it is named: with its schema, where that is not the usual one.
    public var title: String { ["public", "main", ""].contains(schema) ? name : "\(schema).\(name)" }
  }

  /// The tables and views, without those that the database keeps for itself.
  public func tables() throws -> [Table] {
    try context.withConnection { connection in
      do {
        let found = try connection.query(
          """
          SELECT schema_name, table_name, column_count::BIGINT, estimated_size::BIGINT FROM duckdb_tables()
          WHERE database_name = $1 UNION ALL
          SELECT schema_name, view_name, column_count::BIGINT, 0 FROM duckdb_views() WHERE database_name = $1
          ORDER BY 1, 2
          """, [.text(alias)]
        ).columns()
        guard found.count == 4 else { return [] }
        let columns = try zip(["schema", "name", "columns", "rows"], found).map { name, column in
          try Column(name, ColumnType(column.type) ?? .text, column).scalars
        }
        let own: Set<String> = ["information_schema", "pg_catalog", "sys", "performance_schema"]
        let tables = columns[0].indices.filter { !own.contains(columns[0][$0].text ?? "") }.map { row in
          let rows = columns[3][row].int ?? 0
          return Table(
            schema: address.kind == .mysql ? "" : columns[0][row].text ?? "", name: columns[1][row].text ?? "",
            columnCount: columns[2][row].int ?? 0, rowCount: rows > 1 ? rows : nil)
        }
        seen.withLock { $0 = tables }
        return tables
      } catch let fault as Fault { throw fault.ofWarehouse(address) }
    }
  }

  /// The rows of a table: `orders`, or `shop.orders`; F085 where there is none.
  public func table(_ name: String) throws -> Frame {
    let tables = try tables()
    guard
      let table = tables.first(where: { $0.title == name || "\($0.schema).\($0.name)" == name })
        ?? tables.first(where: { Spelling.folded($0.title) == Spelling.folded(name) })
    else {
      let names = tables.map(\.title)
      let near = Spelling.nearest(name, in: names).map { "did you mean `\($0)`?  " } ?? ""
      let list = names.prefix(12).joined(separator: ", ") + (names.count > 12 ? ", …" : "")
      throw Fault(
        "F085", "there is no table `\(name)` in \(address)", subject: name, help: near + "(tables: \(list))")
    }
    let parts = [alias] + (table.schema.isEmpty ? [] : [table.schema]) + [table.name]
    return try frame(parts.map(DuckSQL.name).joined(separator: "."), named: table.title)
  }

  /// The answer to a query in the database's own SQL, which runs there; F086 where the database refuses it.
  public func sql(_ text: String) throws -> Frame {
    var query = text.trimmed
    while query.hasSuffix(";") { query = String(query.dropLast()).trimmed }
    let reader = "\(address.kind.rawValue)_query(\(DuckSQL.text(alias)), \(DuckSQL.text(query)))"
    guard address.kind == .sqlite else { return try frame(reader, named: "sql") }
    // What SQLite's extension is asked is run in the transaction in which it was bound, so the answer is taken at once.
    let name = context.freshName("answer")
    return try context.withConnection { connection in
      do { try connection.run("CREATE TABLE \(DuckSQL.name(name)) AS SELECT * FROM \(reader)") } catch let fault
        as Fault
      {
        throw fault.ofWarehouse(address)
      }
      let count = try connection.query("SELECT count(*) FROM \(DuckSQL.name(name))").int() ?? 0
      let table = context.stored(name, rowCount: count)
      return try frame(DuckSQL.name(name), named: "sql", holding: table)
    }
  }

  private func frame(_ reader: String, named name: String, holding answer: StoredTable? = nil) throws -> Frame {
    try context.withConnection { connection in
      let fields: [DuckField]
      do { fields = try connection.prepare("SELECT * FROM \(reader)").fields } catch let fault as Fault {
        throw fault.ofWarehouse(address)
      }
      var remarks: [String] = []
      let names = ColumnNames.settled(fields.map(\.name), &remarks)
      let columns = try zip(names, fields).map { try column($0, $1, &remarks) }
      let source = FileSource(
        paths: ["\(address)/\(name)"], format: .table, layout: FileLayout(reader: reader, columns: columns),
        remarks: remarks, stamps: [], origin: TableOrigin(warehouse: self, reader: reader, answer: answer))
      return try context.frame(source)
    }
  }

  /// A column out of what the database gives; as it is wherever that can be, so that filters on it are done there.
  private func column(_ name: String, _ field: DuckField, _ remarks: inout [String]) throws -> FileColumn {
    let raw = DuckSQL.name(field.name)
    let type = ColumnType(field.type) ?? .text
    let sql: String
    switch field.type {
    case .bool, .text, .date, .time(zoned: false): sql = raw
    case .float, .double, .decimal: sql = "nullif(CAST(\(raw) AS DOUBLE), 'NaN'::DOUBLE)"
    case .time(zoned: true): sql = "make_timestamp(epoch_us(\(raw)))"
    case .interval: sql = "epoch_us(\(raw))"
    case .clock, .other:
      sql = "CAST(\(raw) AS VARCHAR)"
      remarks.append("`\(name)` (\(field.type.sql)) is read as text")
    default: sql = "CAST(\(raw) AS \(Dialect.duckDB.type(type)))"
    }
    return FileColumn(name: name, type: type, sql: sql, narrow: nil, raw: raw, rawType: field.type)
  }
}
