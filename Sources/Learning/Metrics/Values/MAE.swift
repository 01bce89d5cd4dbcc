extension Metric {
  public static let mae = Metric(
    "mae", "The mean distance of prediction and truth, in the unit of the target.",
    tasks: [.regression], higherIsBetter: false, isUsual: true,
    by: .mean { $0.errors?.map { abs($0) } })
}
