extension Metric {
  public static let recall = Metric(
    "recall", "The share of positive rows that were predicted so; none when no row is positive.", tasks: [.binary],
    higherIsBetter: true
  ) { judged in
    guard judged.count > 0 else { return nil }
    let confusion = Confusion(judged)
    let actual = confusion.actual(1)
    return actual == 0 ? nil : Double(confusion.hits(1)) / Double(actual)
  }
}
