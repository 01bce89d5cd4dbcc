import Engines
import Synchronization

extension Frame {
  /// All rows, in memory.
  public func collect() throws -> Table {
    try context.withConnection { connection in
      var writer = try prepared(connection)
      // Putting numbers in order here is cheaper than having the database sort whole rows.
      let sql = try writer.select(plan, key: !plan.isOrdered).sql
      let text = try writer.finished(sql)
      var found = try context.steadily(text, connection) {
        try connection.query(text, streaming: true).columns(about: plan.likelyRows)
      }
      guard !plan.isOrdered else { return try table(&found, schema) }
      guard let last = found.popLast(), case .int(let numbers) = last.values else {
        throw Fault("F030", "the rows have no numbers")
      }
      return try table(&found, schema, order: RowOrder.permutation(numbers), rowCount: numbers.count)
    }
  }

  /// Reads every row and column to the end and keeps none; gives how many rows there were. For measuring.
  public func readThrough() throws -> Int {
    try read { connection, text in
      let result = try connection.query(text, streaming: true)
      var count = 0
      while let chunk = try result.next() { count += chunk.count }
      return count
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
    guard frame.plan.isOrdered else {
      let whole = try frame.collect()
      for start in stride(from: 0, to: whole.rowCount, by: max(1, rows)) {
        try body(try whole.rows(Array(start..<min(whole.rowCount, start + max(1, rows)))))
      }
      return
    }
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
      var writer = try prepared(connection, counting: counting)
      let selection = counting ? try writer.select(plan) : try writer.ordered(plan)
      let text = try writer.finished(selection.sql)
      return try context.steadily(text, connection) { try body(connection, text) }
    }
  }

  private func prepared(_ connection: DuckConnection, counting: Bool = false) throws -> SQLWriter {
    var staging = Staging(context, connection, isPartial: !counting && plan.isHead)
    // Rows of a table elsewhere are counted there.
    if !(counting && plan.isLive) { try staging.prepare(plan) }
    return SQLWriter()
  }

  /// The columns as a table, each given up as soon as it is taken over, so that no two copies of all stand beside each
  /// other.
  private func table(
    _ found: inout [DuckColumn], _ schema: Schema, order: [Int]? = nil, rowCount: Int? = nil
  ) throws -> Table {
    let count = rowCount ?? found.first?.count ?? 0
    if schema.count == 0 { return try Table([], rowCount: count) }
    guard found.count == schema.count else { throw Fault("F030", "the rows have too few columns") }
    let fields = schema.fields
    let given = Mutex(found)
    found = []
    let columns = try Beside.map(fields.count, together: count >= Frame.manyRows) { place in
      let duck = given.withLock { given in
        defer { given[place] = DuckColumn(type: .null, values: .null(count: 0), present: nil) }
        return given[place]
      }
      let column = try Column(fields[place].name, fields[place].type, duck)
      return order.map(column.rows) ?? column
    }
    return try Table(columns, rowCount: count)
  }

  /// From so many rows on, columns are taken over on all cores.
  private static let manyRows = 50_000

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
