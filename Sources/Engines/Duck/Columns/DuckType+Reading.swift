internal import CEngines

/// How the values of a column lie in DuckDB's memory.
enum DuckLayout: Sendable {
  case bool
  case int8, int16, int32, int64, int128
  case uint8, uint16, uint32, uint64, uint128
  case float
  case double
  /// A decimal over the given whole number; its value is that number divided by the scale.
  indirect case decimal(DuckLayout, scale: Double)
  case text
  indirect case code(DuckLayout)
  case date
  case clock
  /// Ticks since 1970; `multiply` and `divide` make them microseconds.
  case ticks(multiply: Int, divide: Int)
  case interval
  indirect case list(DuckLayout)
  indirect case array(DuckLayout, size: Int)
  indirect case record([DuckLayout])
  case null
  case other
}

extension DuckType {
  /// Reads a type of DuckDB: what it means, and how its values lie in memory. The handle stays the caller's.
  static func read(_ handle: duckdb_logical_type, _ duck: DuckLibrary) -> (type: DuckType, layout: DuckLayout) {
    // Safe because the handle is a live type, and each type and text that a call hands over is freed once.
    let id = duck.call.duckdb_get_type_id(handle)
    if let plain = plain(id) { return plain }
    switch Int(id) {
    case DUCK_DECIMAL:
      let width = Int(duck.call.duckdb_decimal_width(handle))
      let scale = Int(duck.call.duckdb_decimal_scale(handle))
      let layout = Self.plain(duck.call.duckdb_decimal_internal_type(handle))?.layout ?? .other
      let power = (0..<scale).reduce(1.0) { value, _ in value * 10 }
      return (.decimal(width: width, scale: scale), .decimal(layout, scale: power))
    case DUCK_ENUM:
      let size = UInt64(duck.call.duckdb_enum_dictionary_size(handle))
      let names = (0..<size).map { duck.take(duck.call.duckdb_enum_dictionary_value(handle, $0)) }
      let layout = Self.plain(duck.call.duckdb_enum_internal_type(handle))?.layout ?? .other
      return (.enumeration(names), .code(layout))
    case DUCK_LIST:
      let element = child(duck.call.duckdb_list_type_child_type(handle), duck)
      return (.list(element.type), .list(element.layout))
    case DUCK_ARRAY:
      let element = child(duck.call.duckdb_array_type_child_type(handle), duck)
      let size = Int(clamping: duck.call.duckdb_array_type_array_size(handle))
      return (.list(element.type), .array(element.layout, size: size))
    case DUCK_MAP:
      let key = child(duck.call.duckdb_map_type_key_type(handle), duck)
      let value = child(duck.call.duckdb_map_type_value_type(handle), duck)
      let entry = DuckType.record([DuckField("key", key.type), DuckField("value", value.type)])
      return (.list(entry), .list(.record([key.layout, value.layout])))
    case DUCK_STRUCT:
      return record(handle, duck)
    default:
      return (.other(otherNames[Int(id)] ?? "type \(id)"), .other)
    }
  }

  private static func record(
    _ handle: duckdb_logical_type, _ duck: DuckLibrary
  ) -> (type: DuckType, layout: DuckLayout) {
    var fields: [DuckField] = []
    var layouts: [DuckLayout] = []
    for index in 0..<duck.call.duckdb_struct_type_child_count(handle) {
      let name = duck.take(duck.call.duckdb_struct_type_child_name(handle, index))
      let member = child(duck.call.duckdb_struct_type_child_type(handle, index), duck)
      fields.append(DuckField(name, member.type))
      layouts.append(member.layout)
    }
    return (.record(fields), .record(layouts))
  }

  private static func child(
    _ handle: duckdb_logical_type?, _ duck: DuckLibrary
  ) -> (type: DuckType, layout: DuckLayout) {
    guard let handle else { return (.null, .null) }
    // Safe because a child type is handed over to be destroyed once.
    var owned: duckdb_logical_type? = handle
    defer { duck.call.duckdb_destroy_logical_type(&owned) }
    return read(handle, duck)
  }

  private static func plain(_ id: duckdb_type) -> (type: DuckType, layout: DuckLayout)? { plainTypes[Int(id)] }

  private static let plainTypes: [Int: (type: DuckType, layout: DuckLayout)] = [
    DUCK_BOOLEAN: (.bool, .bool),
    DUCK_TINYINT: (.integer(bits: 8, signed: true), .int8),
    DUCK_SMALLINT: (.integer(bits: 16, signed: true), .int16),
    DUCK_INTEGER: (.integer(bits: 32, signed: true), .int32),
    DUCK_BIGINT: (.integer(bits: 64, signed: true), .int64),
    DUCK_HUGEINT: (.integer(bits: 128, signed: true), .int128),
    DUCK_UTINYINT: (.integer(bits: 8, signed: false), .uint8),
    DUCK_USMALLINT: (.integer(bits: 16, signed: false), .uint16),
    DUCK_UINTEGER: (.integer(bits: 32, signed: false), .uint32),
    DUCK_UBIGINT: (.integer(bits: 64, signed: false), .uint64),
    DUCK_UHUGEINT: (.integer(bits: 128, signed: false), .uint128),
    DUCK_FLOAT: (.float, .float),
    DUCK_DOUBLE: (.double, .double),
    DUCK_VARCHAR: (.text, .text),
    DUCK_DATE: (.date, .date),
    DUCK_TIME: (.clock, .clock),
    DUCK_TIMESTAMP: (.time(zoned: false), .ticks(multiply: 1, divide: 1)),
    DUCK_TIMESTAMP_TZ: (.time(zoned: true), .ticks(multiply: 1, divide: 1)),
    DUCK_TIMESTAMP_S: (.time(zoned: false), .ticks(multiply: 1_000_000, divide: 1)),
    DUCK_TIMESTAMP_MS: (.time(zoned: false), .ticks(multiply: 1_000, divide: 1)),
    DUCK_TIMESTAMP_NS: (.time(zoned: false), .ticks(multiply: 1, divide: 1_000)),
    DUCK_INTERVAL: (.interval, .interval),
    DUCK_NULL: (.null, .null),
  ]

  private static let otherNames: [Int: String] = [
    DUCK_BLOB: "BLOB", DUCK_UUID: "UUID", DUCK_UNION: "UNION",
    DUCK_BIT: "BIT", DUCK_TIME_TZ: "TIMETZ",
  ]
}
