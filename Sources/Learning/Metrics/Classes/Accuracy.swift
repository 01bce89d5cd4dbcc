extension Metric {
  /// Interval: Wilson's, of the share of right rows.
  public static let accuracy = Metric(
    "accuracy", "The share of rows whose class was predicted right.", tasks: [.binary, .multiclass],
    higherIsBetter: true, interval: { Interval.wilson(successes: rightRows($0), of: $0.count) }
  ) { judged in
    judged.count > 0 ? Double(rightRows(judged)) / Double(judged.count) : nil
  }

  private static func rightRows(_ judged: Judged) -> Int {
    zip(judged.labels, judged.predictedLabels).reduce(0) { $0 + ($1.0 == $1.1 ? 1 : 0) }
  }
}
