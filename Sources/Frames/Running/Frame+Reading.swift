import Engines

extension Frame {
  /// All rows, in memory.
  public func collect() throws -> Table {
    try read { connection, text in
      try table(try connection.query(text).columns(), schema)
    }
  }

  /// How many rows there are.
  public func count() throws -> Int {
    try read(counting: true) { connection, text in
      try connection.query(SQLText(sql: "SELECT count(*) FROM (\(text.sql))", values: text.values)).int() ?? 0
    }
  }

  /// The rows by and by, in tables of so many rows, and the columns that are named or all; stops where the body throws.
  public func chunks(rows: Int = 65_536, columns: [String]? = nil, _ body: (Table) throws -> Void) throws {
    let frame = try columns.map { try select($0) } ?? self
    try frame.read { connection, text in
      let result = try connection.query(text, streaming: true)
      var pending: [[DuckColumn]] = []
      var count = 0
      while let chunk = try result.next() {
        pending.append(try frame.schema.fields.indices.map { try chunk.column($0) })
        count += chunk.count
        if count >= rows {
          try body(try frame.table(pending, count))
          (pending, count) = ([], 0)
        }
      }
      if count > 0 { try body(try frame.table(pending, count)) }
    }
  }

  /// The SQL that the frame is read with, once its sources are in the database; for learning and for finding mistakes.
  public func sql() throws -> SQLText { try read { _, text in text } }

  func read<T>(counting: Bool = false, _ body: (DuckConnection, SQLText) throws -> T) throws -> T {
    try context.withConnection { connection in
      var preparation = Preparation(context, connection, isPartial: !counting && plan.isHead)
      try preparation.prepare(plan)
      var writer = SQLWriter()
      let selection = try writer.select(plan)
      return try body(connection, SQLText(sql: selection.sql, values: writer.values))
    }
  }

  func table(_ columns: [DuckColumn], _ schema: Schema) throws -> Table {
    if schema.count == 0 { return try Table([], rowCount: columns.first?.count ?? 0) }
    var typed: [Column] = []
    for (field, column) in zip(schema.fields, columns) { typed.append(try Column(field.name, field.type, column)) }
    return try Table(typed, rowCount: columns.first?.count ?? 0)
  }

  private func table(_ chunks: [[DuckColumn]], _ count: Int) throws -> Table {
    var columns: [Column] = []
    for (position, field) in schema.fields.enumerated() {
      var parts: [Column] = []
      for chunk in chunks { parts.append(try Column(field.name, field.type, chunk[position])) }
      columns.append(Column.joined(parts, field))
    }
    return try Table(columns, rowCount: count)
  }
}

extension Plan {
  /// Only the first rows of what stands row by row on its sources are wanted.
  var isHead: Bool {
    if case .head(let input, _) = step { return input.isRowWiseToSource }
    if isRowWise, let input = inputs.first { return input.isHead }
    return false
  }

  private var isRowWiseToSource: Bool {
    switch step {
    case .values, .file: true
    case .head(let input, _): input.isRowWiseToSource
    case .part: false
    default: isRowWise && inputs.allSatisfy(\.isRowWiseToSource)
    }
  }
}
