extension Metric {
  public static let r2 = Metric(
    "r2", "The share of the target's variance that the predictions explain; 0 is as good as its mean.",
    tasks: [.regression], higherIsBetter: true, isUsual: true,
    by: .means(
      { judged in
        guard let errors = judged.errors, judged.count > 1 else { return nil }
        return judged.centredSquares + [errors.map { $0 * $0 }]
      },
      { means in
        let spread = means[1] - means[0] * means[0]
        return spread > 0 ? 1 - means[2] / spread : nil
      }))
}

extension Judged {
  /// Regression: the true values from near their mean, and their squares; so that a variance loses no digits.
  var centredSquares: [[Double]] {
    let mean = values.reduce(0, +) / Double(max(1, values.count))
    let centred = values.map { $0 - mean }
    return [centred, centred.map { $0 * $0 }]
  }
}
