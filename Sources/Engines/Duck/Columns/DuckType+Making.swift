internal import CEngines

extension DuckType {
  /// The type that native values of this type are stored as: whole numbers in 64 bits, fractions as doubles.
  var stored: DuckType {
    switch self {
    case .integer: .integer(bits: 64, signed: true)
    case .float, .decimal: .double
    case .null: .text
    case .list(let element): .list(element.stored)
    case .record(let fields): .record(fields.map { DuckField($0.name, $0.type.stored) })
    default: self
    }
  }

  /// Calls `body` with DuckDB's form of the stored type.
  func withHandle<T>(_ duck: DuckLibrary, _ body: (duckdb_logical_type) throws -> T) throws -> T {
    // Safe because each type is made here and destroyed once, after its last use.
    var handle: duckdb_logical_type? = try make(duck)
    defer { duck.call.duckdb_destroy_logical_type(&handle) }
    guard let handle else { throw Fault("E017", "the type \(sql) cannot be stored") }
    return try body(handle)
  }

  /// DuckDB's form of a stored type, which the caller destroys.
  func make(_ duck: DuckLibrary) throws -> duckdb_logical_type? {
    // Safe because names and members live through the calls, which copy them.
    switch self {
    case .list(let element):
      return try element.withHandle(duck) { duck.call.duckdb_create_list_type($0) }
    case .record(let fields):
      var members: [duckdb_logical_type?] = []
      defer { for index in members.indices { duck.call.duckdb_destroy_logical_type(&members[index]) } }
      for field in fields { members.append(try field.type.make(duck)) }
      return withCStrings(fields.map(\.name)) { names in
        duck.call.duckdb_create_struct_type(&members, &names, UInt64(fields.count))
      }
    case .enumeration(let words):
      return withCStrings(words) { duck.call.duckdb_create_enum_type(&$0, UInt64(words.count)) }
    default:
      guard let id = plainID else { throw Fault("E017", "the type \(sql) cannot be stored", help: "cast it to text") }
      return duck.call.duckdb_create_logical_type(duckdb_type(id))
    }
  }

  private var plainID: Int? {
    switch self {
    case .bool: DUCK_BOOLEAN
    case .integer: DUCK_BIGINT
    case .float, .double, .decimal: DUCK_DOUBLE
    case .text, .null: DUCK_VARCHAR
    case .date: DUCK_DATE
    case .clock: DUCK_TIME
    case .time(let zoned): zoned ? DUCK_TIMESTAMP_TZ : DUCK_TIMESTAMP
    case .interval: DUCK_INTERVAL
    case .enumeration, .list, .record, .other: nil
    }
  }
}

/// Calls `body` with C texts that live through the call.
func withCStrings<T>(_ texts: [String], _ body: (inout [UnsafePointer<CChar>?]) throws -> T) rethrows -> T {
  // Safe because each text lies whole, with its zero byte, in one buffer that outlives the call.
  var bytes: [CChar] = []
  var starts: [Int] = []
  for text in texts {
    starts.append(bytes.count)
    bytes.append(contentsOf: text.utf8CString)
  }
  bytes.append(0)
  return try bytes.withUnsafeBufferPointer { buffer in
    var pointers = starts.map { start in buffer.baseAddress.map { $0 + start } }
    return try body(&pointers)
  }
}
