import Frames
import Glibc

/// Where good or other values of one parameter lie: a mixture of one kernel a value and one for the whole range
/// (Bergstra et al. 2011, "Algorithms for Hyper-Parameter Optimization"; widths, weights and the prior as in Optuna's
/// univariate estimator with its defaults).
struct ParzenAxis {
  private enum Kernels {
    /// Normal kernels cut off at the ends; a step of 1 where the values are whole.
    case normal(centres: [Double], widths: [Double])
    /// For each kernel the chances of the choices.
    case choices([[Double]])
  }

  private let range: SearchRange
  private let weights: [Double]
  private let kernels: Kernels

  /// - Parameter values: The values tried, the oldest first.
  init(_ range: SearchRange, _ values: [Scalar]) {
    self.range = range
    let places = values.compactMap(range.place)
    let raw = ParzenAxis.weights(places.count) + [1]
    let total = raw.reduce(0, +)
    weights = raw.map { $0 / total }
    if case .any(let choices) = range {
      let count = Double(places.count + 1)
      let rows = places.map { place in
        choices.indices.map { (1 / count + (Double($0) == place ? 1 : 0)) / (Double(choices.count) / count + 1) }
      }
      kernels = .choices(rows + [choices.map { _ in 1 / Double(choices.count) }])
      return
    }
    let (low, high) = range.axis
    kernels = .normal(
      centres: places + [(low + high) / 2], widths: ParzenAxis.widths(places, low, high) + [high - low])
  }

  /// Old results count less: the newest 25 fully, those before with a ramp.
  private static func weights(_ count: Int) -> [Double] {
    guard count >= 25 else { return [Double](repeating: 1, count: count) }
    let old = count - 25
    let first = 1 / Double(count)
    let ramp = (0..<old).map { old == 1 ? first : first + (1 - first) * Double($0) / Double(old - 1) }
    return ramp + [Double](repeating: 1, count: 25)
  }

  /// The distance to the farther neighbour, at the ends to the only one, kept within bounds.
  private static func widths(_ places: [Double], _ low: Double, _ high: Double) -> [Double] {
    let order = places.indices.sorted { (places[$0], $0) < (places[$1], $1) }
    let sorted = [low] + order.map { places[$0] } + [high]
    var widths = [Double](repeating: 0, count: places.count)
    for (rank, place) in order.enumerated() {
      var width = max(sorted[rank + 1] - sorted[rank], sorted[rank + 2] - sorted[rank + 1])
      if places.count >= 2, rank == 0 { width = sorted[2] - sorted[1] }
      if places.count >= 2, rank == places.count - 1 { width = sorted[rank + 1] - sorted[rank] }
      widths[place] = min(max(width, (high - low) / min(100, Double(places.count + 2))), high - low)
    }
    return widths
  }

  /// A value drawn from the mixture.
  func draw(_ source: inout RandomSource) -> Scalar {
    let kernel = ParzenAxis.pick(weights, &source)
    switch kernels {
    case .choices(let chances):
      return range.value(Double(ParzenAxis.pick(chances[kernel], &source)))
    case .normal(let centres, let widths):
      let (low, high) = range.axis
      let (from, until) = ParzenAxis.shares(low, high, centres[kernel], widths[kernel])
      let share = from + (until - from) * Double.random(in: 0..<1, using: &source)
      let place = centres[kernel] + widths[kernel] * NormalCurve.point(below: share)
      return range.value(min(max(place, low), high))
    }
  }

  /// The logarithm of the density of a value; of a whole one its chance.
  func logDensity(_ value: Scalar) -> Double {
    guard let place = range.place(value) else { return -.infinity }
    let parts = weights.indices.map { log(weights[$0]) + logKernel($0, value, place) }
    let most = parts.max() ?? -.infinity
    guard most.isFinite else { return -.infinity }
    return most + log(parts.reduce(0) { $0 + exp($1 - most) })
  }

  private func logKernel(_ kernel: Int, _ value: Scalar, _ place: Double) -> Double {
    switch kernels {
    case .choices(let chances):
      let choice = Int(exactly: place) ?? 0
      return chances[kernel].indices.contains(choice) ? log(chances[kernel][choice]) : -.infinity
    case .normal(let centres, let widths):
      let (low, high) = range.axis
      let (centre, width) = (centres[kernel], widths[kernel])
      let (from, until) = ParzenAxis.shares(low, high, centre, width)
      let whole = log(max(until - from, .leastNormalMagnitude))
      if case .whole(_, let isLog) = range, let number = value.double {
        let step = (number - 0.5, number + 0.5)
        let ends = isLog ? (log(step.0), log(step.1)) : step
        let (below, above) = ParzenAxis.shares(ends.0, ends.1, centre, width)
        return log(max(above - below, .leastNormalMagnitude)) - whole
      }
      let distance = (place - centre) / width
      return -distance * distance / 2 - log(width) - 0.5 * log(2 * .pi) - whole
    }
  }

  private static func shares(_ low: Double, _ high: Double, _ centre: Double, _ width: Double) -> (Double, Double) {
    (NormalCurve.share(below: (low - centre) / width), NormalCurve.share(below: (high - centre) / width))
  }

  private static func pick(_ chances: [Double], _ source: inout RandomSource) -> Int {
    var left = Double.random(in: 0..<1, using: &source)
    for (place, chance) in chances.enumerated() {
      left -= chance
      if left < 0 { return place }
    }
    return max(0, chances.count - 1)
  }
}
