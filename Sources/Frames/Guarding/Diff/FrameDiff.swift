/// How one table differs from an earlier one: its columns, its rows, and the cells of rows that both have.
public struct FrameDiff: Sendable {
  /// A column that came, went or changed its type.
  public struct Retyped: Hashable, Sendable {
    public var column: String
    /// None for one that came.
    public var before: ColumnType?
    /// None for one that went.
    public var after: ColumnType?
  }

  /// In how many rows that both have a column differs.
  public struct Changed: Hashable, Sendable {
    public var column: String
    public var rows: Int
  }

  public var rowsBefore: Int
  public var rowsAfter: Int
  public var columns: [Retyped]
  /// The columns by which rows are the same; empty where whole rows are compared.
  public var keys: [String]
  public var added: Int
  public var removed: Int
  /// Rows of both whose cells differ; none where there is no key to tell.
  public var changed: Int?
  /// The columns with differing cells, the most first.
  public var cells: [Changed]
  /// Some of the rows that came and that went.
  public var addedRows: Table
  public var removedRows: Table
  /// Some of the cells that differ: the keys, `column`, `before` and `after` as texts.
  public var changedCells: Table

  /// Whether both hold the same rows under the same columns.
  public var isEmpty: Bool { columns.isEmpty && added == 0 && removed == 0 && (changed ?? 0) == 0 }

  /// Rows that are in both as they are.
  public var same: Int { rowsBefore - removed - (changed ?? 0) }
}
