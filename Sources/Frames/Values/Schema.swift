/// A named, typed column of a frame or a record.
public struct Field: Hashable, Sendable, Codable {
  public var name: String
  public var type: ColumnType

  public init(_ name: String, _ type: ColumnType) {
    self.name = name
    self.type = type
  }
}

/// The columns of a frame, in order. No two names are equal when the case of ASCII letters is ignored, because a file
/// or a database beside us may not tell them apart.
public struct Schema: Hashable, Sendable, Codable {
  public let fields: [Field]
  private let positions: [String: Int]

  /// Throws F002 when two columns have one name.
  public init(_ fields: [Field]) throws {
    var positions: [String: Int] = [:]
    var folded: [String: String] = [:]
    for (position, field) in fields.enumerated() {
      if let twin = folded.updateValue(field.name, forKey: Spelling.folded(field.name)) {
        throw Schema.twins(twin, field.name)
      }
      positions[field.name] = position
    }
    self.fields = fields
    self.positions = positions
  }

  private init(unchecked fields: [Field]) {
    self.fields = fields
    self.positions = Dictionary(fields.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  public static let empty = Schema(unchecked: [])

  public var names: [String] { fields.map(\.name) }
  public var count: Int { fields.count }

  /// The position of a column, from 0.
  public func position(of name: String) -> Int? { positions[name] }

  public func type(of name: String) -> ColumnType? { positions[name].map { fields[$0].type } }

  public func contains(_ name: String) -> Bool { positions[name] != nil }

  /// The schema without the columns that are named.
  public func dropping(_ names: Set<String>) -> Schema { Schema(unchecked: fields.filter { !names.contains($0.name) }) }

  /// The schema with columns added at the end, or replaced where they stand.
  public func setting(_ added: [Field]) throws -> Schema {
    var fields = fields
    var positions = positions
    for field in added {
      if let position = positions[field.name] {
        fields[position] = field
      } else {
        positions[field.name] = fields.count
        fields.append(field)
      }
    }
    return try Schema(fields)
  }

  public init(from decoder: any Decoder) throws {
    try self.init(decoder.singleValueContainer().decode([Field].self))
  }

  public func encode(to encoder: any Encoder) throws {
    var single = encoder.singleValueContainer()
    try single.encode(fields)
  }

  public static func == (a: Schema, b: Schema) -> Bool { a.fields == b.fields }

  public func hash(into hasher: inout Hasher) { hasher.combine(fields) }
}
