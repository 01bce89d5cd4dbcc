extension Metric {
  public static let precision = Metric(
    "precision", "The share of rows predicted positive that are; 0 when none was predicted.", tasks: [.binary],
    higherIsBetter: true
  ) { judged in
    guard judged.count > 0 else { return nil }
    let confusion = Confusion(judged)
    let predicted = confusion.predicted(1)
    return predicted == 0 ? 0 : Double(confusion.hits(1)) / Double(predicted)
  }
}
