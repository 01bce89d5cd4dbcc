extension Metric {
  /// Rows whose true value is 0 have no relative error and are left out.
  public static let mape = Metric(
    "mape", "The mean error as a share of the true value, over the rows where that is not 0.", tasks: [.regression],
    higherIsBetter: false
  ) { judged in
    var sum = 0.0
    var rows = 0
    for (truth, predicted) in zip(judged.values, judged.predictedValues) where truth != 0 {
      sum += abs((truth - predicted) / truth)
      rows += 1
    }
    return rows > 0 ? sum / Double(rows) : nil
  }
}
