import Frames

/// A table as lines: names, types, aligned columns, how many rows there are, and remarks on what was guessed or lost.
///
/// It never writes a line that is wider than the paint. Columns that do not fit are named below with how to see them.
public struct TableText: Showable {
  public var columns: [TableColumn]
  /// Rows of the whole table; nil when it is not known, and the count line says how many are shown.
  public var total: Int?
  /// What the user calls the table, for the hint on hidden columns.
  public var name: String?
  /// One sentence each: what was guessed while reading, what was lost.
  public var remarks: [String]
  /// How hidden columns can be seen; `{}` stands for a few of their names as they are typed. None where there is no
  /// way.
  public var hint: String?
  /// The line that shows all rows: `view loans`. None where there is no way.
  public var rowsHint: String?
  /// Whether the line with types is shown.
  public var showsTypes = true
  /// Whether the line `344 rows × 8 columns` is shown.
  public var showsCount = true

  public init(_ columns: [TableColumn], total: Int? = nil, name: String? = nil, remarks: [String] = []) {
    self.columns = columns
    self.total = total
    self.name = name
    hint = "\(name ?? "…") | select {}"
    self.remarks = remarks
  }

  public func lines(_ paint: Paint) -> [String] {
    var lines: [String] = []
    let layout = TableLayout(columns, showsTypes: showsTypes, paint: paint)
    if !columns.isEmpty { lines += body(layout, paint) }
    if showsCount { lines += WrappedText.lines(countLine(paint), width: paint.width).map { paint($0, .dim) } }
    lines += hidden(layout, paint)
    lines += RemarkText(remarks).lines(paint)
    return lines
  }

  /// So many lines at the top are names, types and the rule below them.
  public var headerCount: Int { columns.isEmpty ? 0 : showsTypes ? 3 : 2 }

  var rowCount: Int { columns.map(\.count).max() ?? 0 }

  private func body(_ layout: TableLayout, _ paint: Paint) -> [String] {
    var lines = [layout.line { layout.cell($0.name, at: $1, .heading, mayCut: true) }]
    if showsTypes { lines.append(layout.line { layout.cell($0.type, at: $1, .type, mayCut: true) }) }
    lines.append(layout.line { paint(String(repeating: paint.glyphs.rule, count: layout.widths[$1]), .dim) })
    for row in 0..<rowCount { lines.append(layout.row(row)) }
    if let total, total > rowCount, rowCount > 0 {
      lines.append(paint(DisplayWidth.cut(paint.glyphs.down, to: paint.width), .dim))
    }
    return lines
  }

  func countLine(_ paint: Paint) -> String {
    let fields = NumberText.count(columns.count, "column")
    let dot = " \(paint.glyphs.dot) "
    guard let total else {
      return "first \(NumberText.count(rowCount, "row")) \(paint.glyphs.times) \(fields)"
    }
    let size = "\(NumberText.count(total, "row")) \(paint.glyphs.times) \(fields)"
    guard total > rowCount, rowCount > 0 else { return size }
    return size + dot + "first \(NumberText.integer(rowCount)) shown" + (rowsHint.map { ", all with: \($0)" } ?? "")
  }

  /// The loud line on columns that did not fit, and how to see them.
  private func hidden(_ layout: TableLayout, _ paint: Paint) -> [String] {
    let rest = columns.dropFirst(layout.widths.count)
    guard !rest.isEmpty else { return [] }
    let mark = paint.glyphs.ellipsis
    let few = rest.prefix(8).map { safeText($0.name) }
    let names = few.joined(separator: ", ") + (rest.count > few.count ? ", " + mark : "")
    let text = "and \(NumberText.count(rest.count, "more column")): \(names)"
    let loud = WrappedText.lines(text, width: paint.width, indent: 2, mark: mark).map { paint($0, .warning) }
    guard let hint else { return loud }
    let wanted = rest.prefix(3).map { safeText(Spelling.column($0.name)) }.joined(separator: ", ")
    let parts = hint.split(separator: "{}", maxSplits: 1, omittingEmptySubsequences: false)
    let way = "see them with: " + parts.map { safeText(String($0)) }.joined(separator: wanted)
    return loud + WrappedText.lines(way, width: paint.width, indent: 2, mark: mark).map { paint($0, .dim) }
  }
}
