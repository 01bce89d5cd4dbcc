internal import CEngines

/// A connection to a database: statements run here one after another.
///
/// Sendable: any thread may call any function. Two statements at once wait for each other; `interrupt()` and
/// `progress` are meant for another thread than the one whose statement runs.
public final class DuckConnection: @unchecked Sendable {
  // Sendable because the handle never changes between init and deinit, and DuckDB guards each connection by a lock.
  let handle: duckdb_connection?
  let duck: DuckLibrary
  private let database: DuckDatabase

  init(_ database: DuckDatabase) throws {
    self.database = database
    duck = database.duck
    var opened: duckdb_connection?
    // Safe because the database is open and outlives the connection, which holds it.
    guard duck.call.duckdb_connect(database.handle, &opened) == 0 else {
      throw Fault("E019", "no connection to the database could be made")
    }
    handle = opened
  }

  deinit {
    // Safe because the connection owns the handle; results and statements hold the connection.
    var owned = handle
    duck.call.duckdb_disconnect(&owned)
  }

  /// Runs one or several statements and drops their rows.
  public func run(_ sql: String) throws {
    var result = duckdb_result()
    // Safe because the connection is open and the result, failed or not, is destroyed once.
    defer { duck.call.duckdb_destroy_result(&result) }
    guard duck.call.duckdb_query(handle, sql, &result) == 0 else { throw fault(&result) }
  }

  /// Runs a body whose statements are one transaction: all see the same state of what is attached, or none has happened.
  public func together<T>(_ body: () throws -> T) throws -> T {
    try run("BEGIN")
    do {
      let value = try body()
      try run("COMMIT")
      return value
    } catch {
      try? run("ROLLBACK")
      throw error
    }
  }

  /// Runs one statement with values for its parameters and gives its rows.
  public func query(_ sql: String, _ values: [DuckValue] = [], streaming: Bool = false) throws -> DuckResult {
    try prepare(sql).run(values, streaming: streaming)
  }

  /// Parses a statement and binds it to the tables it names, without running it.
  public func prepare(_ sql: String) throws -> DuckStatement { try DuckStatement(sql, self) }

  /// Stops the statement that runs now, which then throws the fault E011; nothing happens when none runs.
  public func interrupt() {
    // Safe because DuckDB lets any thread interrupt an open connection.
    duck.call.duckdb_interrupt(handle)
  }

  /// How much of the statement that runs now is done, 0 to 1; nil when nobody knows.
  public var progress: Double? {
    // Safe because DuckDB lets any thread ask an open connection.
    let percentage = duck.call.duckdb_query_progress(handle).percentage
    return percentage >= 0 ? min(percentage / 100, 1) : nil
  }

  /// The fault that a failed result tells.
  func fault(_ result: inout duckdb_result) -> Fault {
    // Safe because the result is live and its message is copied at once.
    let message = duck.call.duckdb_result_error(&result).map { String(cString: $0) } ?? ""
    return DuckFault.of(message, duck.call.duckdb_result_error_type(&result))
  }
}
