extension Metric {
  public static let brier = Metric(
    "brier", "The mean squared distance of the probability from what happened (Brier 1950).", tasks: [.binary],
    higherIsBetter: false
  ) { judged in
    guard let scores = judged.probabilities.first, judged.count > 0 else { return nil }
    var sum = 0.0
    for (label, score) in zip(judged.labels, scores) {
      let distance = score - (label == 1 ? 1 : 0)
      sum += distance * distance
    }
    return sum / Double(judged.count)
  }
}
