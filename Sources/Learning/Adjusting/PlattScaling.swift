import Glibc

/// A logistic curve that turns scores into probabilities: 1 / (1 + exp(slope · score + offset)), as Platt (1999) fits it,
/// with the targets drawn a little towards the middle.
struct PlattScaling: Codable, Hashable, Sendable {
  private(set) var slope = 0.0
  private(set) var offset = 0.0

  init(slope: Double, offset: Double) { (self.slope, self.offset) = (slope, offset) }

  /// Fits by Newton's method with halved steps (Lin, Lin and Weng 2007) on scores brought to at most 1.
  init(_ scores: [Double], _ truth: [Bool], weights: [Double]? = nil) {
    let weights = weights ?? [Double](repeating: 1, count: scores.count)
    let positive = zip(truth, weights).reduce(0) { $0 + ($1.0 ? $1.1 : 0) }
    let negative = zip(truth, weights).reduce(0) { $0 + ($1.0 ? 0 : $1.1) }
    let (high, low) = ((positive + 1) / (positive + 2), 1 / (negative + 2))
    let targets = truth.map { $0 ? high : low }
    let unit = max(scores.reduce(0) { max($0, abs($1)) }, .leastNormalMagnitude)
    let places = scores.map { $0 / unit }
    offset = log((negative + 1) / (positive + 1))
    var loss = loss(places, targets, weights, slope, offset)
    for _ in 0..<200 {
      let step = step(places, targets, weights)
      guard let step else { break }
      var share = 1.0
      var next = loss
      var moved = (slope, offset)
      repeat {
        moved = (slope - share * step.0, offset - share * step.1)
        next = self.loss(places, targets, weights, moved.0, moved.1)
        share /= 2
      } while !(next <= loss) && share > 1e-12
      guard next <= loss else { break }
      let change = max(abs(moved.0 - slope), abs(moved.1 - offset))
      (slope, offset) = moved
      loss = next
      if change < 1e-14 * max(1, abs(slope), abs(offset)) { break }
    }
    slope /= unit
  }

  func callAsFunction(_ score: Double) -> Double { PlattScaling.share(slope * score + offset) }

  /// 1 / (1 + exp(f)), without overflow.
  private static func share(_ f: Double) -> Double { f >= 0 ? exp(-f) / (1 + exp(-f)) : 1 / (1 + exp(f)) }

  /// The cross-entropy of the targets.
  private func loss(
    _ places: [Double], _ targets: [Double], _ weights: [Double], _ slope: Double, _ offset: Double
  ) -> Double {
    var sum = 0.0
    for row in places.indices {
      let f = slope * places[row] + offset
      sum += weights[row] * (f >= 0 ? targets[row] * f + log1p(exp(-f)) : (targets[row] - 1) * f + log1p(exp(f)))
    }
    return sum
  }

  /// Newton's step; none where the curvature is flat.
  private func step(_ places: [Double], _ targets: [Double], _ weights: [Double]) -> (Double, Double)? {
    var (g1, g2, h11, h12, h22) = (0.0, 0.0, 1e-12, 0.0, 1e-12)
    for row in places.indices {
      let p = PlattScaling.share(slope * places[row] + offset)
      let slope = weights[row] * (targets[row] - p)
      let curve = weights[row] * p * (1 - p)
      g1 += places[row] * slope
      g2 += slope
      h11 += places[row] * places[row] * curve
      h12 += places[row] * curve
      h22 += curve
    }
    let determinant = h11 * h22 - h12 * h12
    guard determinant.isFinite, determinant > 0 else { return nil }
    return ((h22 * g1 - h12 * g2) / determinant, (h11 * g2 - h12 * g1) / determinant)
  }
}
