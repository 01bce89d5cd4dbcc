import Engines

/// A table of a warehouse, or the answer to a query there.
struct TableOrigin: RowOrigin {
  /// Held, so that it stays open while a frame stands on it.
  let warehouse: Warehouse
  let reader: String
  /// The answer to a query that was taken at once.
  let answer: StoredTable?

  /// How many rows there are, and their hashes put together: the same whatever order they come in.
  func digest() throws -> String {
    try warehouse.context.withConnection { connection in
      let found = try connection.query(
        "SELECT count(*) || ' ' || coalesce(sum(hash(rows)), 0)::VARCHAR FROM \(reader) AS rows"
      ).text()
      return "\(warehouse.address) \(reader) \(found ?? "")"
    }
  }

  /// A table is never what it was: rows come and go. What is pulled is kept.
  func check(_ connection: DuckConnection) throws {}
}
