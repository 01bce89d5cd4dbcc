internal import CEngines

/// A statement that is parsed and bound to the tables it names, ready to run as often as wanted.
///
/// Not Sendable: values are bound and the statement is run by one thread at a time.
public final class DuckStatement {
  private var handle: duckdb_prepared_statement?
  private let connection: DuckConnection
  private var duck: DuckLibrary { connection.duck }

  init(_ sql: String, _ connection: DuckConnection) throws {
    self.connection = connection
    let duck = connection.duck
    var prepared: duckdb_prepared_statement?
    // Safe because the connection is open and the statement, failed or not, is destroyed once.
    guard duck.call.duckdb_prepare(connection.handle, sql, &prepared) == 0 else {
      let message = duck.call.duckdb_prepare_error(prepared).map { String(cString: $0) } ?? ""
      duck.call.duckdb_destroy_prepare(&prepared)
      throw DuckFault.of(message)
    }
    handle = prepared
  }

  deinit {
    // Safe because the statement owns the handle and nothing uses it after this.
    duck.call.duckdb_destroy_prepare(&handle)
  }

  /// The columns that the statement will give, known before it runs.
  ///
  /// A column whose type hangs on a parameter is `.other` until the parameter is cast in SQL: `$1::BIGINT`.
  public var fields: [DuckField] {
    // Safe because the statement is live, and each name and type that is handed over is freed once.
    (0..<duck.call.duckdb_prepared_statement_column_count(handle)).map { index in
      let name = duck.take(duck.call.duckdb_prepared_statement_column_name(handle, index))
      var type: duckdb_logical_type? = duck.call.duckdb_prepared_statement_column_logical_type(handle, index)
      defer { duck.call.duckdb_destroy_logical_type(&type) }
      return DuckField(name, type.map { DuckType.read($0, duck).type } ?? .null)
    }
  }

  /// The names of the parameters in order: `name` for `$name`, `1` for `$1` and for the first `?`.
  public var parameters: [String] {
    // Safe because the statement is live, and each name that is handed over is freed once.
    let count = duck.call.duckdb_nparams(handle)
    return count == 0 ? [] : (1...count).map { duck.take(duck.call.duckdb_parameter_name(handle, $0)) }
  }

  /// Runs the statement with values for its parameters, by position.
  ///
  /// With `streaming`, rows are computed as they are read and are not kept: one streaming result at a time.
  public func run(_ values: [DuckValue] = [], streaming: Bool = false) throws -> DuckResult {
    let wanted = Int(clamping: duck.call.duckdb_nparams(handle))
    guard wanted == values.count else {
      throw Fault("E018", "the statement takes \(wanted) values and was given \(values.count)")
    }
    for (index, value) in values.enumerated() { try bind(value, UInt64(index) + 1) }
    var result = duckdb_result()
    // Safe because the statement is live and the result, failed or not, is destroyed once.
    let state =
      streaming
      ? duck.call.duckdb_execute_prepared_streaming(handle, &result)
      : duck.call.duckdb_execute_prepared(handle, &result)
    guard state == 0 else {
      defer { duck.call.duckdb_destroy_result(&result) }
      throw connection.fault(&result)
    }
    return DuckResult(result, connection)
  }

  private func bind(_ value: DuckValue, _ index: UInt64) throws {
    // Safe because the statement is live, and DuckDB copies each value, text included, before the call returns.
    let state: duckdb_state =
      switch value {
      case .missing: duck.call.duckdb_bind_null(handle, index)
      case .bool(let value): duck.call.duckdb_bind_boolean(handle, index, value)
      case .int(let value): duck.call.duckdb_bind_int64(handle, index, Int64(value))
      case .double(let value): duck.call.duckdb_bind_double(handle, index, value)
      case .text(var value):
        value.withUTF8 { bytes in
          bytes.withMemoryRebound(to: CChar.self) {
            duck.call.duckdb_bind_varchar_length(handle, index, $0.baseAddress ?? Self.empty, UInt64($0.count))
          }
        }
      case .date(let days): duck.call.duckdb_bind_date(handle, index, duckdb_date(days: days))
      case .clock(let micros): duck.call.duckdb_bind_time(handle, index, duckdb_time(micros: Int64(micros)))
      case .time(let micros, let zoned):
        zoned
          ? duck.call.duckdb_bind_timestamp_tz(handle, index, duckdb_timestamp(micros: Int64(micros)))
          : duck.call.duckdb_bind_timestamp(handle, index, duckdb_timestamp(micros: Int64(micros)))
      case .interval(let span):
        duck.call.duckdb_bind_interval(
          handle, index, duckdb_interval(months: span.months, days: span.days, micros: Int64(span.micros)))
      }
    guard state == 0 else {
      throw DuckFault.of(duck.call.duckdb_prepare_error(handle).map { String(cString: $0) } ?? "a value was refused")
    }
  }

  // Safe because the byte is never written or freed.
  private nonisolated(unsafe) static let empty: UnsafePointer<CChar> = {
    let byte = UnsafeMutablePointer<CChar>.allocate(capacity: 1)
    byte.initialize(to: 0)
    return UnsafePointer(byte)
  }()
}
