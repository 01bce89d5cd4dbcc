import Frames

/// The bins of numbers.
enum BinPlaces {
  /// How many of the ascending edges a number has reached; NaN has no place.
  static func place(_ number: Double, _ edges: [Double]) -> Double {
    guard !number.isNaN else { return .nan }
    var (low, high) = (0, edges.count)
    while low < high {
      let middle = (low + high) / 2
      if edges[middle] <= number { low = middle + 1 } else { high = middle }
    }
    return Double(low)
  }
}

extension Column {
  /// Durations in seconds, NaN where missing; none for other columns.
  var seconds: [Double]? {
    guard case .durations(let values) = values else { return nil }
    return values.indices.map { isMissing($0) ? .nan : Double(values[$0]) / 1_000_000 }
  }
}
