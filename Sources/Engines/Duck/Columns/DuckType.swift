internal import CEngines

/// The type of a column, as DuckDB tells it.
public indirect enum DuckType: Hashable, Sendable {
  case bool
  /// A whole number; `bits` is 8 to 128.
  case integer(bits: Int, signed: Bool)
  case float
  case double
  case decimal(width: Int, scale: Int)
  case text
  /// Text out of a fixed dictionary, kept as codes.
  case enumeration([String])
  case date
  /// The time of a day.
  case clock
  /// A point in time; `zoned` says whether it counts from 1970 in UTC or from a naive midnight.
  case time(zoned: Bool)
  case interval
  case list(DuckType)
  case record([DuckField])
  /// The type of a bare NULL.
  case null
  /// A type whose values are not read as they are; the name is DuckDB's word. Cast it to text in SQL.
  case other(String)

  /// DuckDB's word for the type, as it stands in SQL.
  public var sql: String {
    switch self {
    case .bool: "BOOLEAN"
    case .integer(let bits, let signed): Self.integerNames[bits].map { (signed ? "" : "U") + $0 } ?? "BIGINT"
    case .float: "FLOAT"
    case .double: "DOUBLE"
    case .decimal(let width, let scale): "DECIMAL(\(width),\(scale))"
    case .text, .null: "VARCHAR"
    case .enumeration(let names): "ENUM(" + names.map(DuckSQL.text).joined(separator: ", ") + ")"
    case .date: "DATE"
    case .clock: "TIME"
    case .time(let zoned): zoned ? "TIMESTAMPTZ" : "TIMESTAMP"
    case .interval: "INTERVAL"
    case .list(let element): element.sql + "[]"
    case .record(let fields):
      "STRUCT(" + fields.map { DuckSQL.name($0.name) + " " + $0.type.sql }.joined(separator: ", ") + ")"
    case .other(let name): name
    }
  }

  private static let integerNames = [8: "TINYINT", 16: "SMALLINT", 32: "INTEGER", 64: "BIGINT", 128: "HUGEINT"]
}

/// A named column, or a named member of a record.
public struct DuckField: Hashable, Sendable {
  public var name: String
  public var type: DuckType

  public init(_ name: String, _ type: DuckType) {
    self.name = name
    self.type = type
  }
}

/// Names and texts as they are written in SQL.
public enum DuckSQL {
  /// A quoted identifier: inert whatever it holds.
  public static func name(_ text: String) -> String { "\"" + doubled(text, "\"") + "\"" }

  /// A quoted text: inert whatever it holds. Values are bound; this is for the places where SQL takes only a literal.
  public static func text(_ text: String) -> String { "'" + doubled(text, "'") + "'" }

  /// The text with each quote doubled, and without zero bytes, which would end a C text early.
  private static func doubled(_ text: String, _ quote: Unicode.Scalar) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars where scalar != "\0" {
      if scalar == quote { result.append(quote) }
      result.append(scalar)
    }
    return String(result)
  }
}
