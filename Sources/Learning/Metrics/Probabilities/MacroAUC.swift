extension Metric {
  public static let macroAUC = Metric(
    "macro_auc", "The mean over the classes of the AUC of each class against all others.",
    tasks: [.multiclass], higherIsBetter: true, isUsual: true,
    by: .weights { judged in
      let orders = judged.probabilities.enumerated().map { label, scores in
        ScoreOrder(scores: scores, positive: judged.labels.map { $0 == label })
      }
      guard !orders.isEmpty else { return nil }
      return { weights in
        var sum = 0.0
        for order in orders {
          guard let area = order.areaUnderCurve(weights) else { return nil }
          sum += area
        }
        return sum / Double(orders.count)
      }
    })
}
