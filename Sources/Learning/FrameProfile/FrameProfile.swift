import Engines
public import Frames

/// What a table looks like: each column by itself, which columns go together, and what is striking.
///
/// A table of up to `mostCells` cells is read once and looked at whole; of a larger one an even sample is, and a second
/// reading counts what is missing and finds means and ends over all rows.
public struct FrameProfile: Sendable {
  public let rows: Int
  /// How many rows the distributions come from: all, or an even sample.
  public let looked: Int
  public let columns: [ColumnFacts]
  /// How many of the rows looked at repeat an earlier one.
  public let duplicates: Int
  /// Pairs of columns, those that go together most closely first.
  public let associations: [Association]
  /// How many rows the associations come from.
  public let paired: Int
  public let warnings: [ProfileWarning]
  /// An even sample of the rows, for drawing.
  public let sample: Table

  /// From more cells on only a sample is looked at.
  public static let mostCells = 30_000_000

  public init(of frame: Frame, mostCells: Int = FrameProfile.mostCells) throws {
    let rows = try frame.count()
    let width = max(1, frame.schema.count)
    let limit = max(1_000, mostCells / width)
    Watch.current.tell(Progress("reading the rows"))
    let table = try (rows > limit ? frame.sample(count: limit, seed: 1) : frame).collect()
    Watch.current.tell(Progress("looking at \(width == 1 ? "the column" : "\(width) columns")"))
    var columns = try Beside.map(table.columns.count, together: table.rowCount >= 10_000) { place in
      ColumnFacts(table.columns[place])
    }
    if rows > limit { columns = try Totals(columns).read(frame) }
    let keys = Sorting.ordered(RowKeys.of(table, columns: table.schema.names), check: {})
    var drawn = RowSample(limit: AssociationSearch.mostRows)
    let taken = drawn.take(table.rowCount)
    var kept = [Bool](repeating: false, count: table.rowCount)
    for row in taken.survivors.map({ $0.map { taken.offsets[$0] } }) ?? taken.offsets { kept[row] = true }
    sample = try table.taking(kept)
    let found = try AssociationSearch(sample, columns).found()
    self.rows = rows
    looked = table.rowCount
    self.columns = columns
    duplicates = zip(keys, keys.dropFirst()).reduce(0) { $0 + ($1.0 == $1.1 ? 1 : 0) }
    associations = found
    paired = sample.rowCount
    warnings = ProfileWarning.all(columns, rows: rows, duplicates: duplicates, found)
  }

  public func column(_ name: String) -> ColumnFacts? { columns.first { $0.name == name } }

  /// Whether something was told from a sample.
  public var isSampled: Bool { looked < rows }
}

/// What a second reading tells of all rows where only a sample could be looked at.
private struct Totals {
  let columns: [ColumnFacts]

  init(_ columns: [ColumnFacts]) { self.columns = columns }

  func read(_ frame: Frame) throws -> [ColumnFacts] {
    var items = [NamedExpression("rows", .aggregate(Aggregate("count")))]
    for (place, column) in columns.enumerated() {
      let value = Expression.column(column.name)
      let gap = Expression.call("when", [.call("missing", [value]), .literal(.int(1)), .literal(.int(0))])
      items.append(NamedExpression("gaps \(place)", .aggregate(Aggregate("sum", [gap]))))
      guard column.numbers != nil else { continue }
      for name in ["min", "max"] + (column.type.isNumeric ? ["mean", "sd"] : []) {
        items.append(NamedExpression("\(name) \(place)", .aggregate(Aggregate(name, [value]))))
      }
    }
    let table = try frame.group(items).collect()
    let rows = table["rows"]?[0].int ?? 0
    return columns.enumerated().map { place, column in
      var column = column
      column.rows = rows
      column.missing = table["gaps \(place)"]?[0].int ?? column.missing
      func number(_ name: String) -> Double? { table["\(name) \(place)"]?.measures()?.first }
      if let low = number("min") { column.numbers?.low = low }
      if let high = number("max") { column.numbers?.high = high }
      if let mean = number("mean") { column.numbers?.mean = mean }
      if let deviation = number("sd") { column.numbers?.deviation = deviation }
      return column
    }
  }
}
