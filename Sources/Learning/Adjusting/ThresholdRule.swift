import Engines
import Letters

/// From which probability on the positive class is predicted.
public enum ThresholdRule: Hashable, Sendable {
  case at(Double)
  /// Where mistakes cost least on rows that were not learnt from.
  case cost(falsePositive: Double, falseNegative: Double)

  /// L052 when it is no probability, a cost is negative, or nothing costs anything.
  public func check() throws {
    switch self {
    case .at(let value):
      guard value >= 0, value <= 1 else {
        throw Fault("L052", "`threshold` is a probability from 0 to 1, not \(value)", subject: "threshold")
      }
    case .cost(let positive, let negative):
      guard positive >= 0, negative >= 0, positive.isFinite, negative.isFinite, positive + negative > 0 else {
        throw Fault(
          "L052", "costs are 0 or more and not all 0, not \(positive) and \(negative)", subject: "threshold",
          help: "write `cost(false_positive: 1, false_negative: 5)`")
      }
    }
  }
}

/// The threshold at which the mistakes of some rows cost least.
struct CheapestThreshold {
  let value: Double
  /// What a row costs on average, there and at one half.
  let cost: Double
  let costAtHalf: Double

  /// Thresholds lie half-way between neighbouring scores; of equally cheap ones the nearest to that of calibrated
  /// probabilities, `fp / (fp + fn)`, is taken (Elkan 2001).
  init(_ scores: [Double], _ positive: [Bool], weights: [Double]?, falsePositive: Double, falseNegative: Double) {
    let order = scores.indices.filter { !scores[$0].isNaN }.sorted { scores[$0] < scores[$1] }
    func weight(_ row: Int) -> Double { weights?[row] ?? 1 }
    let total = order.reduce(0) { $0 + weight($1) }
    let ideal = falsePositive / (falsePositive + falseNegative)
    // At the lowest threshold every row is predicted positive.
    var cost = order.reduce(0) { $0 + (positive[$1] ? 0 : weight($1) * falsePositive) }
    var best = (value: 0.0, cost: cost)
    for (place, row) in order.enumerated() {
      cost += weight(row) * (positive[row] ? falseNegative : -falsePositive)
      let next = place + 1 < order.count ? scores[order[place + 1]] : nil
      if next == scores[row] { continue }
      let (low, high) = (scores[row], next ?? 1)
      // The best place between two scores that cost the same is the one nearest to the ideal.
      let value = next == nil ? max(high, low.nextUp) : min(max(ideal, low.nextUp), high)
      let isCheaper = cost < best.cost - 1e-12 * total
      if isCheaper || (cost <= best.cost && abs(value - ideal) < abs(best.value - ideal)) {
        best = (value, min(cost, best.cost))
      }
    }
    value = best.value
    self.cost = best.cost / max(total, .leastNormalMagnitude)
    costAtHalf =
      order.reduce(0) { sum, row in
        let isPositive = scores[row] >= 0.5
        return sum + (isPositive == positive[row] ? 0 : weight(row) * (isPositive ? falsePositive : falseNegative))
      } / max(total, .leastNormalMagnitude)
  }
}
