import Engines

/// Metrics of resampled rows: the rows are drawn with replacement as often as there are rows, again and again (Efron
/// 1979), and an interval is read from the values (BCa, Efron 1987).
///
/// A resample is how often each row was drawn, so that nothing is copied or sorted again. Each has a source of random
/// numbers of its own, made of the seed and its number: cores change nothing.
struct Bootstrap {
  /// As many resamples as a report takes; fewer for very many rows, whose intervals need less care.
  static func resamples(rows: Int) -> Int { min(2000, max(200, 200_000_000 / max(1, rows))) }

  /// The values of each metric on all rows.
  let whole: [Double?]
  /// For each metric, its values on the resamples where it is defined.
  let values: [[Double]]
  private let accelerations: [Double]
  let resamples: Int

  /// - Parameters:
  ///   - weights: How much each row counts besides how often it is drawn.
  ///   - measure: The values of all metrics when row `i` counts so much.
  init(
    rows count: Int, weights: [Double]?, resamples: Int? = nil, seed: Int,
    _ measure: @Sendable @escaping (_ weights: [Double]) -> [Double?]
  ) throws {
    let turns = resamples ?? Bootstrap.resamples(rows: count)
    self.resamples = turns
    let parts = Bootstrap.parts(of: turns)
    let found = try Beside.map(parts.count, together: count * turns > 1 << 16) { part in
      var weighing = Resample(rows: count)
      var values: [[Double?]] = []
      for turn in parts[part] {
        try Watch.current.check()
        weighing.draw(seed: Int(truncatingIfNeeded: RandomSource.mixed(UInt64(truncatingIfNeeded: seed))) &+ turn)
        values.append(measure(weighing.weights(times: weights)))
      }
      return values
    }
    let all = found.flatMap { $0 }
    whole = measure(weights ?? [Double](repeating: 1, count: count))
    let metrics = whole.indices
    values = metrics.map { metric in all.compactMap { $0[metric] } }
    let left = Bootstrap.leavingOut(count, weights, measure)
    accelerations = metrics.map { metric in Bootstrap.acceleration(left.compactMap { $0[metric] }) }
  }

  /// The interval of a metric; none where it is not defined on nearly all resamples.
  func interval(_ metric: Int) -> Interval? {
    guard let value = whole[metric], values[metric].count * 20 >= resamples * 19, values[metric].count > 1 else {
      return nil
    }
    let sorted = Sorting.ascending(values[metric])
    let below = sorted.reduce(0.0) { $0 + ($1 < value ? 1 : $1 == value ? 0.5 : 0) } / Double(sorted.count)
    // Where all resamples lie on one side, or are one value, there is no bias to correct.
    let bias = below > 0 && below < 1 ? NormalCurve.point(below: below) : 0
    func end(_ point: Double) -> Double? {
      let moved = bias + (bias + point) / (1 - accelerations[metric] * (bias + point))
      return Ranking.quantile(sorted: sorted, NormalCurve.share(below: moved))
    }
    guard let low = end(-Interval.normalPoint), let high = end(Interval.normalPoint), low.isFinite, high.isFinite else {
      return nil
    }
    return Interval(low: low, high: high, method: "BCa bootstrap")
  }

  /// How likely it is, on both sides, that a value of which these are resamples is 0: twice the share of resamples beyond it.
  func chanceOfNone(_ metric: Int) -> Double? {
    let values = values[metric]
    guard values.count * 20 >= resamples * 19, !values.isEmpty else { return nil }
    let low = values.reduce(1.0) { $0 + ($1 <= 0 ? 1 : 0) }
    let high = values.reduce(1.0) { $0 + ($1 >= 0 ? 1 : 0) }
    return min(1, 2 * min(low, high) / Double(values.count + 1))
  }

  /// The values with each of at most 200 parts of the rows left out in turn: the jackknife.
  private static func leavingOut(
    _ rows: Int, _ weights: [Double]?, _ measure: ([Double]) -> [Double?]
  ) -> [[Double?]] {
    let parts = min(200, rows)
    var left = weights ?? [Double](repeating: 1, count: rows)
    return (0..<parts).map { part in
      let out = Array(stride(from: part, to: rows, by: parts))
      let kept = out.map { left[$0] }
      for row in out { left[row] = 0 }
      defer { for (place, row) in out.enumerated() { left[row] = kept[place] } }
      return measure(left)
    }
  }

  /// How the spread changes with the value, from the jackknife's values.
  private static func acceleration(_ values: [Double]) -> Double {
    guard !values.isEmpty else { return 0 }
    let mean = values.reduce(0, +) / Double(values.count)
    var (squares, cubes) = (0.0, 0.0)
    for value in values {
      let distance = mean - value
      squares += distance * distance
      cubes += distance * distance * distance
    }
    return squares > 0 ? cubes / (6 * squares * squares.squareRoot()) : 0
  }

  private static func parts(of turns: Int) -> [Range<Int>] {
    let size = 50
    return stride(from: 0, to: turns, by: size).map { $0..<min(turns, $0 + size) }
  }
}

/// How often each row was drawn.
struct Resample {
  private var counts: [UInt16]

  init(rows: Int) { counts = [UInt16](repeating: 0, count: rows) }

  /// Draws as many rows as there are, with replacement.
  mutating func draw(seed: Int) {
    for row in counts.indices { counts[row] = 0 }
    guard !counts.isEmpty, counts.count <= Int(UInt32.max) else { return }
    let rows = UInt64(counts.count)
    var source = RandomSource(seed: seed)
    // Two places come of one number: the high half of a product spreads evenly over the rows (Lemire 2019).
    for _ in 0..<(counts.count / 2) {
      let drawn = source.next()
      counts[Int(truncatingIfNeeded: ((drawn & 0xFFFF_FFFF) &* rows) >> 32)] &+= 1
      counts[Int(truncatingIfNeeded: ((drawn >> 32) &* rows) >> 32)] &+= 1
    }
    if counts.count % 2 == 1 { counts[Int(truncatingIfNeeded: ((source.next() >> 32) &* rows) >> 32)] &+= 1 }
  }

  /// How much each row counts in the resample.
  func weights(times own: [Double]?) -> [Double] {
    guard let own else { return counts.map { Double($0) } }
    return zip(counts, own).map { Double($0) * $1 }
  }
}
