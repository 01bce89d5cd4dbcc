/// The reference distribution of every raw column that a model reads, made from the rows it was trained on.
public struct Profile: Codable, Hashable, Sendable {
  public var rows: Int
  public var columns: [ColumnProfile]

  public init(rows: Int, columns: [ColumnProfile]) {
    self.rows = rows
    self.columns = columns
  }

  public func column(_ name: String) -> ColumnProfile? { columns.first { $0.name == name } }
}
