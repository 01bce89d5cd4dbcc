extension Metric {
  /// Ten parts of equally many rows by the probability told, rows of one probability together, as in the chart of
  /// calibration; of several classes by the probability of the predicted one (Guo et al. 2017).
  public static let ece = Metric(
    "ece", "The expected calibration error: how far the probability told lies from the share that came true.",
    tasks: [.binary, .multiclass], higherIsBetter: false,
    by: .weights { judged in
      guard let told = judged.confidences else { return nil }
      let came = judged.task == .binary ? judged.positives : zip(judged.labels, judged.predictedLabels).map { $0 == $1 }
      let parts = ProbabilityParts(told)
      return { weights in
        var gaps = [Double](repeating: 0, count: parts.count)
        var total = 0.0
        for (row, weight) in weights.enumerated() {
          let part = parts.partOf[row]
          guard part >= 0 else { continue }
          gaps[part] += weight * (told[row] - (came[row] ? 1 : 0))
          total += weight
        }
        return total > 0 ? gaps.reduce(0) { $0 + abs($1) } / total : nil
      }
    })
}

extension Judged {
  /// Two classes: the probability of the positive one; several: that of the predicted class.
  var confidences: [Double]? {
    guard let first = probabilities.first else { return nil }
    if task == .binary { return first }
    return predictedLabels.enumerated().map { probabilities[$1][$0] }
  }
}
