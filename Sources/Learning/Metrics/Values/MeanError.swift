extension Metric {
  public static let meanError = Metric(
    "mean_error", "The mean of truth less prediction: above 0 where predictions are too low.",
    tasks: [.regression], higherIsBetter: false,
    by: .mean { $0.errors })
}
