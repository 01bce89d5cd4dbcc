extension Metric {
  public static let r2 = Metric(
    "r2", "The share of the target's variance that the predictions explain; 0 is as good as its mean.",
    tasks: [.regression], higherIsBetter: true
  ) { judged in
    guard judged.count > 1 else { return nil }
    let mean = judged.values.reduce(0, +) / Double(judged.count)
    let spread = judged.values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let error = zip(judged.values, judged.predictedValues).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    return spread > 0 ? 1 - error / spread : nil
  }
}
