import Engines

/// How the numbers of one column are distributed, small enough to keep with a model and sharp enough to compare with.
public struct NumericProfile: Codable, Hashable, Sendable {
  /// Inner borders of the bins, ascending and distinct: ten quantile bins, or one bin a value when there are at most ten.
  public var edges: [Double]
  /// How many of the sampled values fall into each bin; one more than there are edges.
  public var counts: [Int]
  /// Up to 1,001 values at even shares from the lowest to the highest, for tests that compare whole distributions.
  public var quantiles: [Double]
  public var mean: Double
  /// Standard deviation with n − 1; none for fewer than two values.
  public var deviation: Double?
  /// How many values the profile was made from.
  public var sampled: Int

  static let quantilePoints = 1001
  static let bins = 10

  /// A profile of finite values in any order; none when there are none.
  public init?(_ values: [Double]) {
    let sorted = Sorting.ascending(values.filter(\.isFinite))
    guard !sorted.isEmpty else { return nil }
    let count = sorted.count
    sampled = count
    var sum = 0.0
    for value in sorted { sum += value / Double(count) }
    mean = sum
    let centre = sum
    let squares = sorted.reduce(0) { $0 + ($1 - centre) * ($1 - centre) }
    deviation = count > 1 ? (squares / Double(count - 1)).squareRoot() : nil
    let points = min(count, NumericProfile.quantilePoints)
    quantiles = (0..<points).map { sorted[points > 1 ? $0 * (count - 1) / (points - 1) : 0] }
    edges = NumericProfile.edges(sorted)
    counts = []
    counts = NumericProfile.counted(sorted, edges: edges)
  }

  /// How many values fall into the bins of this profile, so that another set of rows can be held against it.
  public func counts(of values: [Double]) -> [Int] { NumericProfile.counted(values, edges: edges) }

  /// The bin of a value: the number of edges at or below it.
  public func bin(of value: Double) -> Int { NumericProfile.bin(of: value, edges: edges) }

  private static func counted(_ values: [Double], edges: [Double]) -> [Int] {
    var counts = [Int](repeating: 0, count: edges.count + 1)
    for value in values where value.isFinite { counts[bin(of: value, edges: edges)] += 1 }
    return counts
  }

  private static func bin(of value: Double, edges: [Double]) -> Int {
    var bin = 0
    for edge in edges where edge <= value { bin += 1 }
    return bin
  }

  private static func edges(_ sorted: [Double]) -> [Double] {
    var distinct: [Double] = []
    for value in sorted where value != distinct.last {
      distinct.append(value)
      if distinct.count > bins { break }
    }
    if distinct.count <= bins { return Array(distinct.dropFirst()) }
    var edges: [Double] = []
    for part in 1..<bins {
      if let edge = Ranking.quantile(sorted: sorted, Double(part) / Double(bins)), edge != edges.last {
        edges.append(edge)
      }
    }
    return edges
  }
}
