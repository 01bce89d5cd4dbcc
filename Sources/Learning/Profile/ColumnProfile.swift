/// The distribution of one raw column as a model saw it: what drift is measured against.
public struct ColumnProfile: Codable, Hashable, Sendable {
  /// The distribution of the values that are there; `empty` when every one is missing.
  public enum Shape: Codable, Hashable, Sendable {
    case numeric(NumericProfile)
    case categorical(CategoryProfile)
    case empty
  }

  public var name: String
  public var rows: Int
  public var missing: Int
  public var shape: Shape

  public init(name: String, rows: Int, missing: Int, shape: Shape) {
    self.name = name
    self.rows = rows
    self.missing = missing
    self.shape = shape
  }

  /// The share of rows without a value, 0 for no rows.
  public var missingShare: Double { rows > 0 ? Double(missing) / Double(rows) : 0 }
}
