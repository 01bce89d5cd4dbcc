public import Frames

/// A table that a model keeps, so that a row alone finds what a join brought to the training rows: each key stands there once.
public struct Lookup: Codable, Hashable, Sendable {
  /// More rows or cells than this are not kept in a model.
  public static let mostRows = 100_000
  public static let mostCells = 1_000_000

  /// A column under the name that it has in the row.
  public struct Column: Hashable, Sendable {
    public var name: String
    public var type: ColumnType
    public var values: [Scalar]

    public init(name: String, type: ColumnType, values: [Scalar]) {
      self.name = name
      self.type = type
      self.values = values
    }
  }

  /// The columns of the row by which it is looked up, with the keys of the table.
  public var keys: [Column]
  /// The columns that are found.
  public var columns: [Column]

  public init(keys: [Column], columns: [Column]) {
    self.keys = keys
    self.columns = columns
  }

  public var rowCount: Int { keys.first?.values.count ?? 0 }

  /// The lookup with those of its columns that are needed; none where no one is.
  func keeping(_ needed: Set<String>) -> Lookup? {
    let used = columns.filter { needed.contains($0.name) }
    return used.isEmpty ? nil : Lookup(keys: keys, columns: used)
  }
}

extension Lookup.Column: Codable {
  private enum Key: String, CodingKey { case name, type, truths, wholes, numbers, texts, days, others }

  public init(from decoder: any Decoder) throws {
    let keyed = try decoder.container(keyedBy: Key.self)
    func list<T: Decodable>(_ key: Key, _ made: (T) -> Scalar) throws -> [Scalar]? {
      guard keyed.contains(key) else { return nil }
      return try keyed.decode([T?].self, forKey: key).map { $0.map(made) ?? .missing }
    }
    let values =
      try list(.truths, Scalar.bool) ?? list(.wholes, Scalar.int) ?? list(.numbers, Scalar.double)
      ?? list(.texts, Scalar.text) ?? keyed.decode([Scalar].self, forKey: .others)
    self.init(
      name: try keyed.decode(String.self, forKey: .name), type: try keyed.decode(ColumnType.self, forKey: .type),
      values: values)
  }

  public func encode(to encoder: any Encoder) throws {
    var keyed = encoder.container(keyedBy: Key.self)
    try keyed.encode(name, forKey: .name)
    try keyed.encode(type, forKey: .type)
    switch type {
    case .bool: try keyed.encode(values.map(\.bool), forKey: .truths)
    case .int: try keyed.encode(values.map(\.int), forKey: .wholes)
    case .double: try keyed.encode(values.map(\.double), forKey: .numbers)
    case .text: try keyed.encode(values.map(\.text), forKey: .texts)
    default: try keyed.encode(values, forKey: .others)
    }
  }
}
