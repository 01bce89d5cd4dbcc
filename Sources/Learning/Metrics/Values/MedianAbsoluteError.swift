extension Metric {
  public static let medianAbsoluteError = Metric(
    "median_absolute_error", "The error that half of the rows stay below, in the unit of the target.",
    tasks: [.regression], higherIsBetter: false
  ) { judged in
    Ranking.quantile(sorted: zip(judged.values, judged.predictedValues).map { abs($0 - $1) }.sorted(), 0.5)
  }
}
