extension Evaluation {
  /// The interval of each metric that has one on these rows, by its name: by formula where there is one and rows count
  /// alike (DeLong's of the AUC, Wilson's of accuracy, the normal one of rmse), else of resampled rows.
  ///
  /// - Parameters:
  ///   - names: The metrics; none stands for the usual ones.
  ///   - seed: Makes the resamples repeatable; none stands for the model's own.
  public func intervals(of names: [String]? = nil, resamples: Int? = nil, seed: Int? = nil) throws -> [String: Interval]
  {
    let metrics = (names ?? scores.map(\.name)).compactMap(Metric.named)
    var found: [String: Interval] = [:]
    for metric in metrics { found[metric.name] = metric.interval(judged) }
    let rest = metrics.filter { found[$0.name] == nil }
    guard !rest.isEmpty else { return found }
    let rows = judged.inScoreOrder
    let bootstrap = try Bootstrap(
      rows: rows.count, weights: rows.weights, resamples: resamples, seed: seed ?? self.seed,
      Measuring(rows, rest).values)
    for (place, metric) in rest.enumerated() { found[metric.name] = bootstrap.interval(place) }
    return found
  }
}

extension Judged {
  /// The rows by their scores, so that a resample's weights are read in the order in which they lie.
  var inScoreOrder: Judged {
    guard task == .binary, let scores = probabilities.first else { return self }
    return rows(scores.indices.sorted { scores[$0] > scores[$1] })
  }
}
