import Calendar
public import Frames

extension Column {
  /// The values that are there, as numbers in the units that profiles use: days for dates and times, seconds for
  /// durations. None for columns of texts, truths, lists and records, and for those where all is missing.
  public func measures() -> [Double]? { measures(of: 0..<count) }

  /// Whether the column holds numbers, dates, times or durations.
  public var isMeasured: Bool {
    switch values {
    case .doubles, .ints, .days, .moments, .durations: true
    case .missing, .bools, .texts, .lists, .records: false
    }
  }

  /// The same for some rows, each of which must exist.
  func measures(of rows: some Collection<Int>) -> [Double]? {
    switch values {
    case .doubles(let values): present(values, rows) { $0 }
    case .ints(let values): present(values, rows) { Double($0) }
    case .days(let values): present(values, rows) { Double($0) }
    case .moments(let values, _): present(values, rows) { Double($0) / Double(Moment.perDay) }
    case .durations(let values): present(values, rows) { Double($0) / 1_000_000 }
    case .missing, .bools, .texts, .lists, .records: nil
    }
  }

  private func present<T>(_ values: [T], _ rows: some Collection<Int>, _ number: (T) -> Double) -> [Double] {
    var numbers: [Double] = []
    numbers.reserveCapacity(rows.count)
    for row in rows where !isMissing(row) {
      let value = number(values[row])
      if !value.isNaN { numbers.append(value) }
    }
    return numbers
  }
}
