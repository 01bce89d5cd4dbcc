extension Metric {
  public static let gini = Metric(
    "gini", "How well scores rank, as credit scoring has it: twice the AUC, less 1.",
    tasks: [.binary], higherIsBetter: true,
    by: .weights { judged in
      guard let scores = judged.probabilities.first else { return nil }
      let order = ScoreOrder(scores: scores, positive: judged.positives)
      return { weights in order.areaUnderCurve(weights).map { 2 * $0 - 1 } }
    })
}
