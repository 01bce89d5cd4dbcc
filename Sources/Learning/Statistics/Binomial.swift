import Glibc

/// The binomial distribution.
enum Binomial {
  /// How many of `count` tries succeed by `chance` each: counted down the distribution where few are expected, else by
  /// transformed rejection (BTRS, Hörmann 1993).
  static func draw(_ count: Int, chance: Double, _ source: inout RandomSource) -> Int {
    guard count > 0, chance > 0 else { return 0 }
    guard chance < 1 else { return count }
    if chance > 0.5 { return count - draw(count, chance: 1 - chance, &source) }
    let n = Double(count)
    return n * chance < 10 ? inverted(count, chance, &source) : rejected(n, chance, &source)
  }

  private static func uniform(_ source: inout RandomSource) -> Double { Double.random(in: 0..<1, using: &source) }

  private static func inverted(_ count: Int, _ chance: Double, _ source: inout RandomSource) -> Int {
    let odds = chance / (1 - chance)
    var mass = exp(Double(count) * log1p(-chance))
    var left = uniform(&source)
    var hits = 0
    while left > mass, hits < count {
      left -= mass
      hits += 1
      mass *= odds * Double(count - hits + 1) / Double(hits)
    }
    return hits
  }

  private static func rejected(_ n: Double, _ p: Double, _ source: inout RandomSource) -> Int {
    let spread = (n * p * (1 - p)).squareRoot()
    let b = 1.15 + 2.53 * spread
    let a = -0.0873 + 0.0248 * b + 0.01 * p
    let c = n * p + 0.5
    let alpha = (2.83 + 5.1 / b) * spread
    let top = ((n + 1) * p).rounded(.down)
    while true {
      let u = uniform(&source) - 0.5
      let v = uniform(&source)
      let us = 0.5 - abs(u)
      let hits = ((2 * a / us + b) * u + c).rounded(.down)
      guard hits >= 0, hits <= n, let whole = Int(exactly: hits) else { continue }
      if us >= 0.07, v <= 0.92 - 4.2 / b { return whole }
      let bound =
        (top + 0.5) * log((top + 1) / (p / (1 - p) * (n - top + 1))) + correction(top) + correction(n - top)
        - correction(hits) - correction(n - hits) + (n + 1) * log((n - top + 1) / (n - hits + 1))
        + (hits + 0.5) * log((n - hits + 1) * (p / (1 - p)) / (hits + 1))
      if log(v * alpha / (a / (us * us) + b)) <= bound { return whole }
    }
  }

  /// What Stirling's formula lacks of log(k!).
  private static func correction(_ k: Double) -> Double {
    lgamma(k + 1) - ((k + 0.5) * log(k + 1) - (k + 1) + 0.5 * log(2 * Double.pi))
  }
}
