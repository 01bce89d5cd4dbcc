public import Frames

extension Profile {
  /// The distributions of columns over all rows of a table. Numbers are profiled from up to 50,000 rows, drawn evenly and
  /// always the same; texts, truths and missing values are counted in every row. Lists and records are left out.
  public init(of table: Table, columns names: [String]) {
    var sample = RowSample()
    var chosen = sample.take(table.rowCount)
    if let survivors = chosen.survivors { chosen.offsets = survivors.map { chosen.offsets[$0] } }
    self.init(
      rows: table.rowCount,
      columns: names.compactMap { table[$0] }.compactMap { ColumnProfile($0, sample: chosen.offsets) })
  }
}

extension ColumnProfile {
  /// None for lists and records.
  init?(_ column: Column, sample: [Int]) {
    let shape: Shape?
    switch column.values {
    case .missing: shape = .empty
    case .texts(let texts): shape = .categories(texts.counted())
    case .bools(let values):
      var counts = ["false": 0, "true": 0]
      for (row, value) in values.enumerated() where !column.isMissing(row) {
        counts[value ? "true" : "false", default: 0] += 1
      }
      shape = .categories(counts.filter { $0.value > 0 })
    case .doubles, .ints, .days, .moments, .durations: shape = column.measures(of: sample).map(Shape.numbers)
    case .lists, .records: shape = nil
    }
    guard let shape else { return nil }
    self.init(name: column.name, rows: column.count, missing: column.missingCount, shape: shape)
  }
}

extension ColumnProfile.Shape {
  fileprivate static func categories(_ counts: [String: Int]) -> ColumnProfile.Shape {
    counts.isEmpty ? .empty : .categorical(CategoryProfile(counts: counts))
  }

  fileprivate static func numbers(_ values: [Double]) -> ColumnProfile.Shape {
    NumericProfile(values).map(ColumnProfile.Shape.numeric) ?? .empty
  }
}
