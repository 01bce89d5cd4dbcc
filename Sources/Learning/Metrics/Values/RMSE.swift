extension Metric {
  /// Interval: the normal approximation of the mean squared error, its ends drawn back by the square root.
  public static let rmse = Metric(
    "rmse", "The square root of the mean squared error, in the unit of the target.",
    tasks: [.regression], higherIsBetter: false, isUsual: true,
    by: .means({ $0.errors.map { [$0.map { $0 * $0 }] } }, { $0[0].squareRoot() }),
    interval: { judged in
      let squares = judged.errors?.map { $0 * $0 } ?? []
      guard squares.count > 1 else { return nil }
      let n = Double(squares.count)
      let mean = squares.reduce(0, +) / n
      let variance = squares.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (n - 1)
      let half = Interval.normalPoint * (variance / n).squareRoot()
      return Interval(
        low: max(0, mean - half).squareRoot(), high: (mean + half).squareRoot(),
        method: "normal, of the mean squared error")
    })
}
