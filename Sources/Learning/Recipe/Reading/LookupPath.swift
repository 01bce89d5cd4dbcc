import Calendar
import Frames

/// A lookup compiled for single rows: the cells of the keys in, the cells that were found out.
struct LookupPath: Sendable {
  private let rows: [[LookupKey]: Int]
  private let keys: [Int]
  private let found: [(slot: Int, values: [Scalar])]
  /// The name of the first key, for what is told of rows whose key is not there.
  let column: String

  /// - Parameters:
  ///   - keys: Where the keys stand in a row.
  ///   - slots: Where the columns that are found go.
  init(_ lookup: Lookup, keys: [Int], slots: [Int]) {
    self.keys = keys
    found = zip(slots, lookup.columns).map { ($0, $1.values) }
    column = lookup.keys.first?.name ?? ""
    var rows: [[LookupKey]: Int] = [:]
    rows.reserveCapacity(lookup.rowCount)
    for row in 0..<lookup.rowCount {
      let key = lookup.keys.compactMap { LookupKey($0.values[row]) }
      if key.count == lookup.keys.count { rows[key] = row }
    }
    self.rows = rows
  }

  /// Fills the cells; whether the row's key is one that the table does not have. A row without a key finds nothing.
  func fill(_ cells: inout [Scalar]) -> Bool {
    let key = keys.compactMap { LookupKey(cells[$0]) }
    let row = key.count == keys.count ? rows[key] : nil
    for (slot, values) in found { cells[slot] = row.map { values[$0] } ?? .missing }
    return row == nil && key.count == keys.count
  }
}

/// A cell as the database compares it in a join: numbers by value, dates and times by their moment, texts by their bytes.
enum LookupKey: Hashable, Sendable {
  case truth(Bool)
  case whole(Int)
  case number(Double)
  case moment(Int64)
  case bytes([UInt8])
  case other(Scalar)

  /// None where the cell is missing, which equals nothing.
  init?(_ cell: Scalar) {
    switch cell {
    case .missing: return nil
    case .bool(let truth): self = .truth(truth)
    case .int(let whole): self = Double(exactly: whole).map(LookupKey.number) ?? .whole(whole)
    case .double(let number): self = .number(number == 0 ? 0 : number)
    case .date(let day): self = .moment(Moment(day).microseconds)
    case .time(let moment): self = .moment(moment.microseconds)
    case .text(let text): self = .bytes(Array(text.utf8))
    case .duration, .list, .record: self = .other(cell)
    }
  }
}
