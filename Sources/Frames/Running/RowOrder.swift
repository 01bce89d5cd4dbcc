/// Puts rows into the order of their numbers.
enum RowOrder {
  /// The positions of the rows in the order of their numbers, which are not negative; none where they stand so already.
  /// A radix sort by 16 bits.
  static func permutation(_ numbers: [Int]) -> [Int]? {
    var largest = 0
    var isSorted = true
    var last = Int.min
    for number in numbers {
      if number < last { isSorted = false }
      last = number
      largest = max(largest, number)
    }
    guard !isSorted else { return nil }
    var positions = Array(numbers.indices)
    var shift = 0
    while shift < 63, largest >> shift > 0 {
      var starts = [Int](repeating: 0, count: 65_537)
      for number in numbers { starts[((number >> shift) & 0xFFFF) + 1] += 1 }
      for digit in 1...65_536 { starts[digit] += starts[digit - 1] }
      var next = positions
      for position in positions {
        let digit = (numbers[position] >> shift) & 0xFFFF
        next[starts[digit]] = position
        starts[digit] += 1
      }
      positions = next
      shift += 16
    }
    return positions
  }
}

extension Table {
  /// The rows at the positions, which must exist.
  func rows(_ positions: [Int]) throws -> Table {
    try Table(columns.map { $0.rows(positions) }, rowCount: positions.count)
  }
}

extension Column {
  /// The cells at the positions, which must exist.
  func rows(_ positions: [Int]) -> Column {
    let chosen: Values =
      switch values {
      case .missing: .missing(count: positions.count)
      case .bools(let values): .bools(positions.map { values[$0] })
      case .ints(let values): .ints(positions.map { values[$0] })
      case .doubles(let values): .doubles(positions.map { values[$0] })
      case .texts(let values): .texts(values.rows(positions))
      case .days(let values): .days(positions.map { values[$0] })
      case .moments(let values, let isZoned): .moments(positions.map { values[$0] }, isZoned: isZoned)
      case .durations(let values): .durations(positions.map { values[$0] })
      case .lists(let values): .lists(positions.map { values[$0] })
      case .records(let columns, _): .records(columns.map { $0.rows(positions) }, count: positions.count)
      }
    return Column(name, type: type, values: chosen, validity: validity.map { marks in positions.map { marks[$0] } })
  }
}
