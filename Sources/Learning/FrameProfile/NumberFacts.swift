import Engines
import Frames

/// How the values of a column lie: of dates and times in days since 1970, of durations in seconds.
public struct NumberFacts: Sendable {
  public internal(set) var low: Double
  public internal(set) var high: Double
  public internal(set) var mean: Double
  /// With n − 1; none for fewer than two values.
  public internal(set) var deviation: Double?
  /// The third standardised moment, m₃ / m₂^1.5; none where all values are equal.
  public let skewness: Double?
  public let zeros: Int
  public let negatives: Int
  public let infinite: Int
  /// Values looked at.
  public let count: Int
  public let distinct: Int
  /// The quantiles of `shares` (type 7).
  public let quantiles: [Double]
  /// Values in bins of equal width from the lowest to the highest finite one.
  public let bins: [Int]
  /// The value that most rows have and their number; none where no value stands twice.
  public let mode: (value: Double, rows: Int)?

  public static let shares = [0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99]
  static let binCount = 16

  /// None for a column without values or of another kind.
  init?(_ column: Column) {
    let sorted: [Double]
    var different = 0
    if case .ints(let values) = column.values {
      // Whole numbers past 2⁵³ would fall together as decimals.
      let keys = Sorting.ordered(
        column.validity.map { marks in zip(values, marks).filter(\.1).map { Sorting.key(Int($0.0)) } }
          ?? values.map { Sorting.key(Int($0)) }, check: {})
      different = NumberFacts.runs(keys)
      sorted = keys.map { Double(Sorting.integer($0)) }
    } else {
      guard let values = column.measures() else { return nil }
      sorted = Sorting.ascending(values)
      different = NumberFacts.runs(sorted)
    }
    self.init(sorted: sorted, distinct: different)
  }

  /// From ascending values without NaN.
  private init?(sorted: [Double], distinct: Int) {
    guard let first = sorted.first, let last = sorted.last else { return nil }
    let finite = sorted.contains { $0.isInfinite } ? sorted.filter(\.isFinite) : sorted
    let size = Double(max(1, finite.count))
    let mean = finite.reduce(0) { $0 + $1 / size }
    var (second, third) = (0.0, 0.0)
    for value in finite {
      let away = value - mean
      second += away * away
      third += away * away * away
    }
    let spread = second / size
    self.mean = mean
    deviation = finite.count > 1 ? (second / (size - 1)).squareRoot() : nil
    skewness = spread > 0 ? third / size / (spread * spread.squareRoot()) : nil
    (low, high) = (first, last)
    zeros = sorted.reduce(0) { $0 + ($1 == 0 ? 1 : 0) }
    negatives = sorted.reduce(0) { $0 + ($1 < 0 ? 1 : 0) }
    infinite = sorted.count - finite.count
    count = sorted.count
    self.distinct = distinct
    quantiles = NumberFacts.shares.map { Ranking.quantile(sorted: sorted, $0) ?? .nan }
    bins = NumberFacts.bins(finite)
    mode = NumberFacts.mode(sorted)
  }

  /// The quantile of one of `shares`; NaN for another share.
  public func quantile(_ share: Double) -> Double {
    NumberFacts.shares.firstIndex(of: share).map { quantiles[$0] } ?? .nan
  }

  private static func runs<T: Equatable>(_ sorted: [T]) -> Int {
    var count = sorted.isEmpty ? 0 : 1
    for place in sorted.indices.dropFirst() where sorted[place] != sorted[place - 1] { count += 1 }
    return count
  }

  private static func bins(_ sorted: [Double]) -> [Int] {
    guard let low = sorted.first, let high = sorted.last, high > low, (high - low).isFinite else {
      return sorted.isEmpty ? [] : [sorted.count]
    }
    var counts = [Int](repeating: 0, count: binCount)
    for value in sorted {
      let place = Int(exactly: ((value - low) / (high - low) * Double(binCount)).rounded(.down)) ?? 0
      counts[min(max(0, place), binCount - 1)] += 1
    }
    return counts
  }

  private static func mode(_ sorted: [Double]) -> (value: Double, rows: Int)? {
    var best: (value: Double, rows: Int)?
    var start = 0
    for place in 1...max(1, sorted.count) where place == sorted.count || sorted[place] != sorted[start] {
      if place - start > max(1, best?.rows ?? 1) { best = (sorted[start], place - start) }
      start = place
    }
    return best
  }
}
