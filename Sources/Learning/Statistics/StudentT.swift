import Glibc

/// Student's t distribution, by the regularised incomplete beta function.
enum StudentT {
  /// The chance of a value at least as far from zero, on both sides; of the normal distribution where `degrees` is none.
  static func beyond(_ value: Double, degrees: Double?) -> Double {
    guard !value.isNaN else { return .nan }
    guard let degrees else { return erfc(abs(value) / 2.0.squareRoot()) }
    return incompleteBeta(degrees / (degrees + value * value), degrees / 2, 0.5)
  }

  /// The value that only `share` of all values lie further from zero than, to the last digits.
  static func point(beyond share: Double, degrees: Double?) -> Double {
    var (low, high) = (0.0, 1.0)
    while beyond(high, degrees: degrees) > share, high < 1e15 { (low, high) = (high, high * 2) }
    for _ in 0..<200 where low < high {
      let middle = low + (high - low) / 2
      guard middle > low, middle < high else { break }
      if beyond(middle, degrees: degrees) > share { low = middle } else { high = middle }
    }
    return high
  }

  /// I_x(a, b) by its continued fraction (DLMF 8.17.22), evaluated by Lentz's method.
  static func incompleteBeta(_ x: Double, _ a: Double, _ b: Double) -> Double {
    guard x > 0 else { return 0 }
    guard x < 1 else { return 1 }
    // The fraction converges quickly below the mean; above it the complement is taken (DLMF 8.17.4).
    guard x <= (a + 1) / (a + b + 2) else { return 1 - incompleteBeta(1 - x, b, a) }
    let front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x)) / a
    var (value, c, d) = (1.0, 1.0, 0.0)
    for turn in 0..<10_000 {
      let m = Double(turn / 2)
      let term =
        turn == 0
        ? 1
        : turn % 2 == 0
          ? m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
          : -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      d = 1 / nonzero(1 + term * d)
      c = nonzero(1 + term / c)
      let change = c * d
      value *= change
      if turn > 0, abs(change - 1) < 1e-16 { break }
    }
    return front * (value - 1)
  }

  private static func nonzero(_ value: Double) -> Double { abs(value) < 1e-300 ? 1e-300 : value }
}
