/// A table as it is shown, cell by cell, for pages that lay it out themselves.
public struct TableGrid: Sendable, Hashable {
  public struct Column: Sendable, Hashable {
    public var name: String
    public var type: String
    public var isRight: Bool

    public init(_ name: String, _ type: String, isRight: Bool) {
      self.name = name
      self.type = type
      self.isRight = isRight
    }
  }

  public var columns: [Column]
  /// Safe text; none where a value is missing.
  public var rows: [[String?]]
  /// `344 rows × 8 columns`, and what else stands below.
  public var notes: [String]

  public init(columns: [Column], rows: [[String?]], notes: [String]) {
    self.columns = columns
    self.rows = rows
    self.notes = notes
  }

  /// The most columns that a page has room for.
  public static let mostColumns = 200
}

extension TableText {
  /// The rows that are shown with their columns, at most `TableGrid.mostColumns` of them, and the notes below.
  public var grid: TableGrid {
    let shown = columns.prefix(TableGrid.mostColumns)
    let cells = shown.map { $0.shown }
    let heads = shown.map { TableGrid.Column(safeText($0.name), showsTypes ? $0.type : "", isRight: $0.isRight) }
    var notes = showsCount ? [countLine(Paint(isColored: false, width: 10_000))] : []
    if columns.count > shown.count {
      notes.append("the first \(shown.count) of \(NumberText.count(columns.count, "column")) are shown")
    }
    return TableGrid(
      columns: heads, rows: (0..<rowCount).map { row in cells.map { row < $0.count ? $0[row] : nil } },
      notes: notes + remarks.map { safeText($0) })
  }
}
