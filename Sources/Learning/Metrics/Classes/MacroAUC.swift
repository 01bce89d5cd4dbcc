extension Metric {
  public static let macroAUC = Metric(
    "macro_auc", "The mean over the classes of the AUC of each class against all others.", tasks: [.multiclass],
    higherIsBetter: true
  ) { judged in
    var areas: [Double] = []
    for (label, scores) in judged.probabilities.enumerated() {
      guard let area = Ranking.areaUnderCurve(scores: scores, positive: judged.labels.map { $0 == label }) else {
        return nil
      }
      areas.append(area)
    }
    return areas.isEmpty ? nil : areas.reduce(0, +) / Double(areas.count)
  }
}
