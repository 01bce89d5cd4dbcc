extension Metric {
  /// Of two classes the distance of one probability; of several the sum over all of them, as scikit-learn has it.
  public static let brier = Metric(
    "brier", "The mean squared distance of the probabilities from what happened (Brier 1950).",
    tasks: [.binary, .multiclass], higherIsBetter: false, isUsual: true,
    by: .mean { judged in
      guard !judged.probabilities.isEmpty else { return nil }
      let first = judged.task == .binary ? 1 : 0
      return judged.labels.indices.map { row in
        var sum = judged.task == .multiclass && judged.labels[row] >= judged.probabilities.count ? 1.0 : 0
        for (place, column) in judged.probabilities.enumerated() {
          let distance = column[row] - (judged.labels[row] == place + first ? 1 : 0)
          sum += distance * distance
        }
        return sum
      }
    })
}
