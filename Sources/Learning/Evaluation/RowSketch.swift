/// A small sketch of a set of rows, the lowest of their content keys (bottom-k), by which later rows are known again.
///
/// A row's key is a hash of its columns; the share of other rows with keys at or below the highest kept one that are
/// found here estimates the share of those rows that belong to the set, exactly while the set is small.
public struct RowSketch: Codable, Hashable, Sendable {
  /// The columns whose values make a key, in order.
  public var columns: [String]
  /// The lowest distinct keys, ascending.
  public var keys: [UInt64]
  /// Whether every key of the set is here.
  public var isWhole: Bool
  /// The share of the set's rows that repeat an earlier row; of many, as the lowest keys tell.
  public var repeats: Double

  static let limit = 2048

  /// The sketch of rows with these keys.
  public init(columns: [String], keys all: [UInt64]) {
    self.columns = columns
    // Keys are scattered evenly, so the lowest of many lie under a border that is found without sorting all.
    var border = all.count > 16 * RowSketch.limit ? UInt64.max / UInt64(all.count) * UInt64(4 * RowSketch.limit) : .max
    while true {
      let low = all.filter { $0 <= border }
      let distinct = Set(low)
      if border == .max || distinct.count > RowSketch.limit {
        isWhole = border == .max && distinct.count <= RowSketch.limit
        keys = Array(distinct.sorted().prefix(RowSketch.limit))
        repeats = low.isEmpty ? 0 : 1 - Double(distinct.count) / Double(low.count)
        return
      }
      border = border > UInt64.max / 4 ? .max : border * 4
    }
  }

  /// The share of rows with these keys that the sketch knows; none where no key can be compared.
  public func share(of others: [UInt64]) -> Double? {
    guard let highest = isWhole ? UInt64.max : keys.last else { return nil }
    let known = Set(keys)
    var compared = 0
    var found = 0
    for key in others where key <= highest {
      compared += 1
      if known.contains(key) { found += 1 }
    }
    return compared > 0 ? Double(found) / Double(compared) : nil
  }
}
