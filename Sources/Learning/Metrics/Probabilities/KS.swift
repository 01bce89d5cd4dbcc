extension Metric {
  public static let ks = Metric(
    "ks", "The largest distance between the scores of positive and of other rows (Kolmogorov and Smirnov).",
    tasks: [.binary], higherIsBetter: true,
    by: .weights { judged in
      guard let scores = judged.probabilities.first else { return nil }
      let positives = judged.positives
      let order = ScoreOrder(scores: scores, positive: positives)
      return { weights in
        var (high, low) = (0.0, 0.0)
        for (weight, isPositive) in zip(weights, positives) {
          if isPositive { high += weight } else { low += weight }
        }
        guard high > 0, low > 0 else { return nil }
        var (above, below, farthest) = (0.0, 0.0, 0.0)
        order.steps(weights) { positive, negative in
          above += positive
          below += negative
          farthest = max(farthest, abs(above / high - below / low))
        }
        return farthest
      }
    })
}
