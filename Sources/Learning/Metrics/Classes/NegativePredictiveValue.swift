extension Metric {
  public static let negativePredictiveValue = Metric(
    "negative_predictive_value", "The share of rows not predicted positive that are not; 0 when all were.",
    tasks: [.binary], higherIsBetter: true,
    by: .cells { cells in
      let refused = cells.total - cells.predicted(1)
      return refused > 0 ? (refused - cells.actual(1) + cells.hits(1)) / refused : 0
    })
}
