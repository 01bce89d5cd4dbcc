extension Metric {
  /// Interval: DeLong's variance (DeLong, DeLong and Clarke-Pearson 1988), cut to 0…1.
  public static let auc = Metric(
    "auc", "The area under the ROC curve: the chance that a positive row scores above a negative one.",
    tasks: [.binary], higherIsBetter: true, isUsual: true,
    by: .weights { judged in
      guard let scores = judged.probabilities.first else { return nil }
      let order = ScoreOrder(scores: scores, positive: judged.positives)
      return { order.areaUnderCurve($0) }
    },
    interval: { judged in
      guard let parts = DeLong(judged) else { return nil }
      let half = Interval.normalPoint * parts.variance.squareRoot()
      return Interval(low: max(0, parts.area - half), high: min(1, parts.area + half), method: "DeLong")
    })
}
