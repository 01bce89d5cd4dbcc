internal import CEngines

/// Up to some thousand rows of a result, in DuckDB's memory.
///
/// Sendable: it may be handed over, and is read by one thread at a time.
public final class DuckChunk: @unchecked Sendable {
  // Sendable because nothing here changes between init and deinit, and the vectors belong to the chunk alone.
  let handle: duckdb_data_chunk
  private let duck: DuckLibrary
  /// How many rows there are.
  public let count: Int
  private let columns: [(type: DuckType, layout: DuckLayout)]

  // Takes over the handle and destroys it at the end.
  init(_ handle: duckdb_data_chunk, _ columns: [(type: DuckType, layout: DuckLayout)], _ duck: DuckLibrary) {
    self.handle = handle
    self.columns = columns
    self.duck = duck
    // Safe because the handle is a live chunk.
    count = Int(clamping: duck.call.duckdb_data_chunk_get_size(handle))
  }

  deinit {
    // Safe because the chunk owns the handle and nothing reads it after this.
    var owned: duckdb_data_chunk? = handle
    duck.call.duckdb_destroy_data_chunk(&owned)
  }

  /// One column as native values.
  public func column(_ index: Int) throws -> DuckColumn {
    guard columns.indices.contains(index) else { throw Fault("E016", "there is no column at place \(index)") }
    var reader = DuckColumnReader(columns[index].type, columns[index].layout, duck)
    try append(index, to: &reader)
    return reader.finish()
  }

  /// Appends one column to a reader of the same type.
  func append(_ index: Int, to reader: inout DuckColumnReader) throws {
    // Safe because the chunk is live and callers count below the number of columns.
    guard let vector = duck.call.duckdb_data_chunk_get_vector(handle, UInt64(index)) else { return }
    try reader.append(vector, from: 0, count)
  }
}
