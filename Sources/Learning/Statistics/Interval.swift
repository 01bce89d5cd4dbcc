/// A confidence interval, and the method that gave it.
public struct Interval: Codable, Hashable, Sendable {
  public var low: Double
  public var high: Double
  /// The share of such intervals that hold the true value, 0.95 throughout.
  public var level: Double
  public var method: String

  public init(low: Double, high: Double, level: Double = 0.95, method: String) {
    self.low = low
    self.high = high
    self.level = level
    self.method = method
  }

  /// The 97.5% point of the standard normal distribution.
  static let normalPoint = 1.959963984540054

  /// Wilson's score interval of a proportion (Wilson 1927); none for no rows.
  static func wilson(successes: Int, of count: Int) -> Interval? {
    guard count > 0 else { return nil }
    let n = Double(count)
    let z = normalPoint
    let share = Double(successes) / n
    let centre = (share + z * z / (2 * n)) / (1 + z * z / n)
    let half = z / (1 + z * z / n) * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
    return Interval(low: max(0, centre - half), high: min(1, centre + half), method: "Wilson")
  }
}
