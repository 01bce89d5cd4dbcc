import Glibc

/// The standard normal distribution.
enum NormalCurve {
  /// The chance of a value below one.
  static func share(below value: Double) -> Double { 0.5 * erfc(-value / 2.0.squareRoot()) }

  /// The value that a share of all values lies below: by halving, as far as doubles go.
  static func point(below share: Double) -> Double {
    guard share > 0 else { return -.infinity }
    guard share < 1 else { return .infinity }
    var (low, high) = (-40.0, 40.0)
    for _ in 0..<200 {
      let middle = (low + high) / 2
      guard middle > low, middle < high else { break }
      if self.share(below: middle) < share { low = middle } else { high = middle }
    }
    return high
  }
}
