/// What a column holds. Every type also holds missing.
public indirect enum ColumnType: Hashable, Sendable, Codable {
  /// Nothing but missing; it goes with every type.
  case missing
  case bool
  case int
  case double
  case text
  case date
  /// Zoned moments count in UTC; naive ones have no zone, and the two never mix.
  case time(isZoned: Bool)
  /// Exact lengths of time.
  case duration
  case list(ColumnType)
  case record([Field])

  public var isNumeric: Bool { self == .int || self == .double || self == .missing }

  public var isText: Bool { self == .text || self == .missing }

  public var isBool: Bool { self == .bool || self == .missing }

  public var isTime: Bool {
    if case .time = self { true } else { self == .missing }
  }

  /// A date or a time.
  public var isCalendar: Bool { self == .date || isTime }

  /// The type that holds the values of both, where there is one: integers and decimals meet in decimals.
  public func joined(with other: ColumnType) -> ColumnType? {
    switch (self, other) {
    case (.missing, let type), (let type, .missing): return type
    case (.int, .double), (.double, .int): return .double
    case (.date, .time(false)), (.time(false), .date): return .time(isZoned: false)
    case (.list(let a), .list(let b)): return a.joined(with: b).map(ColumnType.list)
    case (.record(let a), .record(let b)):
      guard a.map(\.name) == b.map(\.name) else { return nil }
      var fields: [Field] = []
      for (x, y) in zip(a, b) {
        guard let type = x.type.joined(with: y.type) else { return nil }
        fields.append(Field(x.name, type))
      }
      return .record(fields)
    default: return self == other ? self : nil
    }
  }

  /// The word that a person writes in `types:` and `cast`; none where it is no type's word.
  public init?(word: String) {
    switch word {
    case "bool", "boolean", "flag": self = .bool
    case "int", "integer": self = .int
    case "double", "number", "float", "decimal": self = .double
    case "text", "string": self = .text
    case "date": self = .date
    case "time", "timestamp", "datetime": self = .time(isZoned: false)
    case "zoned_time", "timestamptz": self = .time(isZoned: true)
    case "duration": self = .duration
    default: return nil
    }
  }

  /// The words of `types:`, for messages.
  public static let words = ["int", "double", "text", "bool", "date", "time", "zoned_time", "duration"]
}

extension ColumnType: CustomStringConvertible {
  /// The word in the header of a table.
  public var description: String {
    switch self {
    case .missing: "missing"
    case .bool: "bool"
    case .int: "int"
    case .double: "double"
    case .text: "text"
    case .date: "date"
    case .time(let isZoned): isZoned ? "zoned time" : "time"
    case .duration: "duration"
    case .list(let type): "list of \(type)"
    case .record(let fields): "record {" + fields.map { "\($0.name): \($0.type)" }.joined(separator: ", ") + "}"
    }
  }
}
