extension Metric {
  /// Interval: DeLong's variance (DeLong, DeLong and Clarke-Pearson 1988), cut to 0…1.
  public static let auc = Metric(
    "auc", "The area under the ROC curve: the chance that a positive row scores above a negative one.",
    tasks: [.binary], higherIsBetter: true, interval: delong
  ) { judged in
    guard let scores = judged.probabilities.first else { return nil }
    return Ranking.areaUnderCurve(scores: scores, positive: judged.positives)
  }

  @Sendable private static func delong(_ judged: Judged) -> Interval? {
    guard let scores = judged.probabilities.first else { return nil }
    let (high, low) = Ranking.sorted(scores: scores, positive: judged.positives)
    guard high.count > 1, low.count > 1 else { return nil }
    let ofHigh = Ranking.wins(high, over: low)
    let ofLow = Ranking.wins(low, over: high)
    let area = ofHigh.reduce(0, +) / Double(high.count)
    let error = (variance(ofHigh) / Double(high.count) + variance(ofLow) / Double(low.count)).squareRoot()
    let half = Interval.normalPoint * error
    return Interval(low: max(0, area - half), high: min(1, area + half), method: "DeLong")
  }

  private static func variance(_ values: [Double]) -> Double {
    let mean = values.reduce(0, +) / Double(values.count)
    return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1)
  }
}
