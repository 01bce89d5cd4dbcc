extension Metric {
  public static let rmsle = Metric(
    "rmsle", "The square root of the mean squared difference of the logarithms of 1 + value.",
    tasks: [.regression], higherIsBetter: false,
    by: .means({ $0.squaredLogErrors.map { [$0] } }, { $0[0].squareRoot() }))
}
