extension Metric {
  /// Among equal probabilities the later class counts as the more probable, as scikit-learn has it.
  public static let top3 = Metric(
    "top_3", "The share of rows whose class is among the three most probable ones.",
    tasks: [.multiclass], higherIsBetter: true,
    by: .mean { judged in
      guard !judged.probabilities.isEmpty else { return nil }
      return judged.labels.indices.map { row in
        let label = judged.labels[row]
        guard label < judged.probabilities.count else { return 0 }
        let own = judged.probabilities[label][row]
        var before = 0
        for (place, column) in judged.probabilities.enumerated() where place != label {
          if column[row] > own || (column[row] == own && place > label) { before += 1 }
        }
        return before < 3 ? 1 : 0
      }
    })
}
