extension Metric {
  public static let recall = Metric(
    "recall", "The share of positive rows that were predicted so; none when no row is positive.",
    tasks: [.binary], higherIsBetter: true, isUsual: true,
    by: .cells { cells in
      cells.recall(1)
    })
}
