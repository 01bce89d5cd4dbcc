import Glibc

extension Metric {
  /// Probabilities are cut at the smallest step from 0 to 1 that a Double knows, as scikit-learn does.
  public static let logLoss = Metric(
    "log_loss", "The mean of minus the logarithm of the probability given to the true class.",
    tasks: [.binary, .multiclass], higherIsBetter: false, isUsual: true,
    by: .mean { judged in
      guard !judged.probabilities.isEmpty else { return nil }
      return judged.labels.indices.map { -log(min(max(judged.probabilityOfTruth($0), Double.ulpOfOne), 1)) }
    })
}
