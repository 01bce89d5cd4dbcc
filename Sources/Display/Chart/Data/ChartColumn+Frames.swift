public import Frames

extension ChartColumn {
  /// A column of a table: numbers, durations in days, dates and times on an axis, all else as words.
  public init(_ column: Column) {
    let rows = 0..<column.count
    switch column.values {
    case .ints, .doubles: self.init(column.name, .numbers(column.numbers ?? []))
    case .days(let values):
      self.init(column.name, .times(rows.map { column.isMissing($0) ? .nan : Double(values[$0]) * 86_400 }))
    case .moments(let values, _):
      self.init(column.name, .times(rows.map { column.isMissing($0) ? .nan : Double(values[$0]) / 1e6 }))
    case .durations(let values):
      let days = rows.map { column.isMissing($0) ? Double.nan : Double(values[$0]) / 86_400e6 }
      self.init(column.name + " (days)", .numbers(days))
    case .texts(let values): self.init(column.name, .words(rows.map { values[$0] }))
    case .missing, .bools, .lists, .records:
      self.init(column.name, .words(rows.map { column.isMissing($0) ? nil : column[$0].description }))
    }
  }
}
