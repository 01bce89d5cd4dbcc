extension Metric {
  public static let precision = Metric(
    "precision", "The share of rows predicted positive that are; 0 when none was predicted.",
    tasks: [.binary], higherIsBetter: true, isUsual: true,
    by: .cells { cells in
      cells.precision(1)
    })
}
