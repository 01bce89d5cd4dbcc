internal import CEngines

/// The rows that a statement gave, read once from front to back.
///
/// Not Sendable: a result is read by one thread at a time.
public final class DuckResult {
  /// The columns' names and types.
  public let fields: [DuckField]
  private let kinds: [(type: DuckType, layout: DuckLayout)]
  private var handle: duckdb_result
  // Keeps the connection open as long as rows may be read.
  private let connection: DuckConnection
  private var duck: DuckLibrary { connection.duck }

  // Takes over the handle of a statement that succeeded and destroys it at the end.
  init(_ result: duckdb_result, _ connection: DuckConnection) {
    handle = result
    self.connection = connection
    let duck = connection.duck
    var fields: [DuckField] = []
    var kinds: [(type: DuckType, layout: DuckLayout)] = []
    // Safe because the result is live, and each type that is handed over is destroyed once.
    for index in 0..<duck.call.duckdb_column_count(&handle) {
      let name = duck.call.duckdb_column_name(&handle, index).map { String(cString: $0) } ?? ""
      var type: duckdb_logical_type? = duck.call.duckdb_column_logical_type(&handle, index)
      let read = type.map { DuckType.read($0, duck) } ?? (type: .null, layout: .null)
      duck.call.duckdb_destroy_logical_type(&type)
      fields.append(DuckField(name, read.type))
      kinds.append(read)
    }
    self.fields = fields
    self.kinds = kinds
  }

  deinit {
    // Safe because the result owns the handle and nothing reads it after this.
    duck.call.duckdb_destroy_result(&handle)
  }

  /// The next rows; nil at the end.
  public func next() throws -> DuckChunk? {
    // Safe because the result is live; the chunk that is handed over is owned by DuckChunk.
    guard let chunk = duck.call.duckdb_fetch_chunk(handle) else {
      if let message = duck.call.duckdb_result_error(&handle) {
        throw DuckFault.of(String(cString: message), duck.call.duckdb_result_error_type(&handle))
      }
      return nil
    }
    return DuckChunk(chunk, kinds, duck)
  }

  /// All rows that were not read yet, as native columns. Room is made for `about` so many rows before they come.
  public func columns(about rows: Int = 0) throws -> [DuckColumn] {
    for field in fields {
      if case .other(let name) = field.type {
        throw Fault(
          "E017", "column `\(field.name)` has the type \(name), which is not read", subject: field.name,
          help: "cast it to text")
      }
    }
    let gathering = Gathering(kinds.map { DuckColumnReader($0.type, $0.layout, duck) }, fields, about: rows)
    if rows < DuckResult.manyRows {
      while let chunk = try next() { try gathering.take(chunk) }
    } else {
      let queue = ChunkQueue()
      _ = try Beside.run {
        defer { queue.close() }
        while let chunk = queue.next() { try gathering.take(chunk) }
      } while: {
        defer { queue.finish() }
        while let chunk = try next(), queue.append(chunk) {}
      }
    }
    return gathering.finish()
  }

  /// From so many rows on, they are taken over on one thread while the next are computed on another.
  private static let manyRows = 50_000

  /// The value of the first row's first column as a whole number; nil when it is missing or no whole number.
  public func int() throws -> Int? {
    guard let column = try columns().first, !column.isMissing(0), case .int(let values) = column.values else {
      return nil
    }
    return values.first
  }

  /// The value of the first row's first column as text; nil when it is missing or no text.
  public func text() throws -> String? {
    guard let column = try columns().first, !column.isMissing(0), case .text(let values) = column.values else {
      return nil
    }
    return values.first
  }
}
