extension Metric {
  /// Interval: Wilson's, of the share of right rows.
  public static let accuracy = Metric(
    "accuracy", "The share of rows whose class was predicted right.", tasks: [.binary, .multiclass],
    higherIsBetter: true, isUsual: true,
    by: .cells { cells in
      let total = cells.total
      return total > 0 ? cells.allHits / total : nil
    },
    interval: { judged in
      let right = zip(judged.labels, judged.predictedLabels).reduce(0) { $0 + ($1.0 == $1.1 ? 1 : 0) }
      return Interval.wilson(successes: right, of: judged.count)
    })
}
