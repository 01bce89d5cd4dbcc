import Glibc
import Learning

/// The two-sample test of Kolmogorov and Smirnov: the largest distance between two distribution functions.
enum KolmogorovSmirnov {
  /// The distance between two sorted samples, 0 to 1; none when one is empty.
  static func distance(_ a: [Double], _ b: [Double]) -> Double? {
    guard !a.isEmpty, !b.isEmpty else { return nil }
    var i = 0, j = 0
    var largest = 0.0
    while i < a.count, j < b.count {
      let value = min(a[i], b[j])
      while i < a.count, a[i] <= value { i += 1 }
      while j < b.count, b[j] <= value { j += 1 }
      largest = max(largest, abs(Double(i) / Double(a.count) - Double(j) / Double(b.count)))
    }
    return largest
  }

  /// The distance of a sorted sample from a profile: exact while the profile holds all its values (up to 1,001), else
  /// within two thousandths.
  static func distance(_ profile: NumericProfile, _ sample: [Double]) -> Double? {
    let points = profile.quantiles
    guard !sample.isEmpty, !points.isEmpty else { return nil }
    if profile.sampled <= points.count { return distance(points, sample) }
    let size = Double(profile.sampled), count = Double(sample.count)
    let step = (size - 1) / Double(max(1, points.count - 1))
    var first = 0, below = 0
    var largest = 0.0
    while first < points.count {
      let value = points[first]
      var next = first + 1
      while next < points.count, points[next] == value { next += 1 }
      while below < sample.count, sample[below] < value { below += 1 }
      var upTo = below
      while upTo < sample.count, sample[upTo] <= value { upTo += 1 }
      // The ranks from first · step to (next − 1) · step have this value; its neighbours lie less than a step away.
      largest = max(largest, abs(Double(first) * step / size - Double(below) / count))
      largest = max(largest, abs((Double(next - 1) * step + 1) / size - Double(upTo) / count))
      below = upTo
      first = next
    }
    return largest
  }

  /// The probability of a distance at least so large between samples of these sizes from one distribution: the limit
  /// law with Stephens' correction for finite samples (Stephens 1970, as in Press et al., Numerical Recipes, 14.3).
  static func probability(_ distance: Double, _ n: Int, _ m: Int) -> Double {
    guard n > 0, m > 0 else { return 1 }
    let size = (Double(n) * Double(m) / (Double(n) + Double(m))).squareRoot()
    return tail((size + 0.12 + 0.11 / size) * distance)
  }

  /// The probability that Kolmogorov's limit variable is larger than x.
  static func tail(_ x: Double) -> Double {
    guard x > 0 else { return 1 }
    if x < 1.18 {
      // 1 − √(2π)/x · Σ exp(−(2k−1)²π²/(8x²)): converges at once for small x.
      let base = exp(-Double.pi * Double.pi / (8 * x * x))
      let sum = base + pow(base, 9) + pow(base, 25) + pow(base, 49)
      return max(0, min(1, 1 - (2 * Double.pi).squareRoot() / x * sum))
    }
    // 2 · Σ (−1)^(k−1) exp(−2k²x²).
    let base = exp(-2 * x * x)
    return max(0, min(1, 2 * (base - pow(base, 4) + pow(base, 9) - pow(base, 16))))
  }
}
