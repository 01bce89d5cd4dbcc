extension Metric {
  public static let f1 = Metric(
    "f1", "The harmonic mean of precision and recall of the positive class.",
    tasks: [.binary], higherIsBetter: true, isUsual: true,
    by: .cells { cells in
      cells.f1(1)
    })
}
