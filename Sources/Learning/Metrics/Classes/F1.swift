extension Metric {
  public static let f1 = Metric(
    "f1", "The harmonic mean of precision and recall of the positive class.", tasks: [.binary], higherIsBetter: true
  ) { judged in
    judged.count > 0 ? Confusion(judged).f1(1) : nil
  }
}
