extension Metric {
  public static let explainedVariance = Metric(
    "explained_variance",
    "The share of the target's variance that is left out of the errors' variance, whatever their mean.",
    tasks: [.regression], higherIsBetter: true,
    by: .means(
      { judged in
        guard let errors = judged.errors, judged.count > 1 else { return nil }
        let mean = errors.reduce(0, +) / Double(errors.count)
        let centred = errors.map { $0 - mean }
        return judged.centredSquares + [centred, centred.map { $0 * $0 }]
      },
      { means in
        let spread = means[1] - means[0] * means[0]
        return spread > 0 ? 1 - (means[3] - means[2] * means[2]) / spread : nil
      }))
}
