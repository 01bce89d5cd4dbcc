extension Metric {
  /// Rows whose true value is 0 have no relative error and are left out.
  public static let mape = Metric(
    "mape", "The mean error as a share of the true value, over the rows where that is not 0.",
    tasks: [.regression], higherIsBetter: false, isUsual: true,
    by: .means(
      { judged in
        judged.errors.map { errors in
          [
            zip(errors, judged.values).map { $1 == 0 ? 0 : abs($0 / $1) }, judged.values.map { $0 == 0 ? 0 : 1 },
          ]
        }
      }, { $0[1] > 0 ? $0[0] / $0[1] : nil }))
}
