import Glibc

/// Pearson's chi-squared test that two rows of counts come from one distribution.
enum ChiSquared {
  struct Result: Hashable {
    var statistic: Double
    var degrees: Int
    /// The probability of a statistic at least so large.
    var p: Double
  }

  /// The test of a table of two rows of counts; columns that are empty in both are left out. None when a row is empty
  /// or fewer than two columns are left.
  static func test(_ a: [Double], _ b: [Double]) -> Result? {
    let all = (a: a.reduce(0, +), b: b.reduce(0, +))
    let columns = zip(a, b).filter { $0 + $1 > 0 }
    guard a.count == b.count, all.a > 0, all.b > 0, columns.count > 1 else { return nil }
    var statistic = 0.0
    for (x, y) in columns {
      let expected = (a: all.a * ((x + y) / (all.a + all.b)), b: all.b * ((x + y) / (all.a + all.b)))
      statistic += (x - expected.a) * (x - expected.a) / expected.a + (y - expected.b) * (y - expected.b) / expected.b
    }
    let degrees = columns.count - 1
    return Result(statistic: statistic, degrees: degrees, p: tail(statistic, degrees: degrees))
  }

  /// The probability that a chi-squared variable is larger than x: the regularized upper incomplete gamma function at
  /// k/2 and x/2, by its series or its continued fraction (Press et al., Numerical Recipes, 6.2).
  static func tail(_ x: Double, degrees: Int) -> Double {
    let a = Double(degrees) / 2, x = x / 2
    guard x > 0, a > 0 else { return 1 }
    let scale = exp(-x + a * log(x) - lgamma(a).0)
    if x < a + 1 {
      var term = 1 / a
      var sum = term
      var next = a
      repeat {
        next += 1
        term *= x / next
        sum += term
      } while abs(term) > abs(sum) * 1e-16
      return max(0, 1 - sum * scale)
    }
    // Lentz's method; it needs about √a rounds, and the bound only ends what rounding would keep going.
    var b = x + 1 - a
    var c = 1 / 1e-300
    var d = 1 / b
    var fraction = d
    for round in 1...100_000 {
      let i = Double(round)
      let factor = -i * (i - a)
      b += 2
      d = 1 / nonzero(factor * d + b)
      c = nonzero(b + factor / c)
      fraction *= d * c
      if abs(d * c - 1) < 1e-15 { break }
    }
    return min(1, scale * fraction)
  }

  private static func nonzero(_ value: Double) -> Double { abs(value) < 1e-300 ? 1e-300 : value }
}
