extension Metric {
  /// Interval: DeLong's variance in the linear-time form of Sun and Xu (2014), cut to 0…1.
  public static let auc = Metric(
    "auc", "The area under the ROC curve: the chance that a positive row scores above a negative one.",
    tasks: [.binary], higherIsBetter: true, interval: delong
  ) { judged in
    guard let scores = judged.probabilities.first else { return nil }
    return Ranking.areaUnderCurve(scores: scores, positive: judged.positives)
  }

  @Sendable private static func delong(_ judged: Judged) -> Interval? {
    guard let scores = judged.probabilities.first else { return nil }
    let positive = judged.positives
    let high = scores.indices.filter { positive[$0] }.map { scores[$0] }
    let low = scores.indices.filter { !positive[$0] }.map { scores[$0] }
    guard high.count > 1, low.count > 1 else { return nil }
    let m = Double(high.count)
    let n = Double(low.count)
    let together = Ranking.midranks(high + low)
    let amongHigh = Ranking.midranks(high)
    let amongLow = Ranking.midranks(low)
    let aboveLow = zip(together, amongHigh).map { ($0 - $1) / n }
    let belowHigh = zip(together.dropFirst(high.count), amongLow).map { 1 - ($0 - $1) / m }
    let area = aboveLow.reduce(0, +) / m
    let error = (variance(aboveLow) / m + variance(belowHigh) / n).squareRoot()
    let half = Interval.normalPoint * error
    return Interval(low: max(0, area - half), high: min(1, area + half), method: "DeLong")
  }

  private static func variance(_ values: [Double]) -> Double {
    let mean = values.reduce(0, +) / Double(values.count)
    return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1)
  }
}
