internal import CEngines

extension DuckConnection {
  /// Makes a table of native columns, all of one length; an older table of the name is replaced.
  ///
  /// Whole numbers are stored in 64 bits and fractions as doubles. A temporary table is seen by this connection alone.
  public func createTable(
    _ name: String, _ columns: [(name: String, column: DuckColumn)], temporary: Bool = true
  ) throws {
    guard let count = columns.first?.column.count, columns.allSatisfy({ $0.column.count == count }) else {
      throw Fault("E020", "the columns of a table must have the same number of rows, and be at least one")
    }
    guard columns.allSatisfy({ $0.column.isWhole }) else {
      throw Fault("E020", "a column's parts must have the same number of rows")
    }
    let fields = columns.map { DuckSQL.name($0.name) + " " + $0.column.type.stored.sql }
    try run(
      "CREATE OR REPLACE \(temporary ? "TEMP " : "")TABLE \(DuckSQL.name(name)) (\(fields.joined(separator: ", ")))")
    do {
      try append(columns.map(\.column), count, to: name.filter { $0 != "\0" }, temporary ? "temp" : "memory")
    } catch {
      try? run("DROP TABLE IF EXISTS " + DuckSQL.name(name))
      throw error
    }
  }

  private func append(_ columns: [DuckColumn], _ count: Int, to table: String, _ catalog: String) throws {
    var types: [duckdb_logical_type?] = []
    var appender: duckdb_appender?
    // Safe because the appender, each type and each chunk are destroyed once, after their last use.
    defer {
      _ = duck.call.duckdb_appender_destroy(&appender)
      for index in types.indices { duck.call.duckdb_destroy_logical_type(&types[index]) }
    }
    for column in columns { types.append(try column.type.stored.make(duck)) }
    guard duck.call.duckdb_appender_create_ext(handle, catalog, "main", table, &appender) == 0 else {
      throw fault(of: appender)
    }
    let writer = DuckVectorWriter(duck: duck)
    let size = Int(clamping: duck.call.duckdb_vector_size())
    for start in stride(from: 0, to: count, by: size) {
      var chunk: duckdb_data_chunk? = duck.call.duckdb_create_data_chunk(&types, UInt64(types.count))
      defer { duck.call.duckdb_destroy_data_chunk(&chunk) }
      let rows = min(size, count - start)
      for (index, column) in columns.enumerated() {
        guard let vector = duck.call.duckdb_data_chunk_get_vector(chunk, UInt64(index)) else { continue }
        writer.write(column, from: start, rows, to: vector, at: 0)
      }
      duck.call.duckdb_data_chunk_set_size(chunk, UInt64(rows))
      guard duck.call.duckdb_append_data_chunk(appender, chunk) == 0 else { throw fault(of: appender) }
    }
    guard duck.call.duckdb_appender_close(appender) == 0 else { throw fault(of: appender) }
  }

  private func fault(of appender: duckdb_appender?) -> Fault {
    // Safe because the error is handed over to be destroyed once, and its message is copied before.
    var error = duck.call.duckdb_appender_error_data(appender)
    defer { duck.call.duckdb_destroy_error_data(&error) }
    let message = duck.call.duckdb_error_data_message(error).map { String(cString: $0) } ?? "the rows were refused"
    return DuckFault.of(message, duck.call.duckdb_error_data_error_type(error))
  }
}

extension DuckColumn {
  /// Whether the validity, the lists' places and the members fit the number of rows.
  var isWhole: Bool {
    if let present, present.count != count { return false }
    switch values {
    case .list(let starts, let elements):
      guard starts.first == 0, starts.last == elements.count else { return false }
      return zip(starts, starts.dropFirst()).allSatisfy { $0 <= $1 } && elements.isWhole
    case .record(let count, let members): return members.allSatisfy { $0.count == count && $0.isWhole }
    default: return true
    }
  }
}
