extension Metric {
  public static let averagePrecision = Metric(
    "average_precision", "The mean precision over the recall gained at each score, from the highest down.",
    tasks: [.binary], higherIsBetter: true
  ) { judged in
    guard let scores = judged.probabilities.first else { return nil }
    var hits = 0
    var taken = 0
    var sum = 0.0
    for step in Ranking.steps(scores: scores, positive: judged.positives) {
      hits += step.positives
      taken += step.positives + step.negatives
      sum += Double(step.positives) * Double(hits) / Double(taken)
    }
    return hits > 0 ? sum / Double(hits) : nil
  }
}
