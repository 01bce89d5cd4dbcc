import Glibc

extension Metric {
  /// Probabilities are cut at the smallest step from 0 to 1 that a Double knows, as scikit-learn does.
  public static let logLoss = Metric(
    "log_loss", "The mean of minus the logarithm of the probability given to the true class.",
    tasks: [.binary, .multiclass], higherIsBetter: false
  ) { judged in
    guard judged.count > 0, !judged.probabilities.isEmpty else { return nil }
    var sum = 0.0
    for row in 0..<judged.count { sum -= log(min(max(judged.probabilityOfTruth(row), Double.ulpOfOne), 1)) }
    return sum / Double(judged.count)
  }
}
