extension Metric {
  public static let averagePrecision = Metric(
    "average_precision", "The mean precision over the recall gained at each score, from the highest down.",
    tasks: [.binary], higherIsBetter: true, isUsual: true,
    by: .weights { judged in
      guard let scores = judged.probabilities.first else { return nil }
      let order = ScoreOrder(scores: scores, positive: judged.positives)
      return { weights in
        var (hits, taken, sum) = (0.0, 0.0, 0.0)
        order.steps(weights) { positive, negative in
          hits += positive
          taken += positive + negative
          if positive > 0 { sum += positive * hits / taken }
        }
        return hits > 0 ? sum / hits : nil
      }
    })
}
