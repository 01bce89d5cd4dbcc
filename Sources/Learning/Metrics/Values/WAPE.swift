extension Metric {
  public static let wape = Metric(
    "wape", "The sum of all errors as a share of the sum of all true values.",
    tasks: [.regression], higherIsBetter: false,
    by: .means(
      { judged in judged.errors.map { [$0.map { abs($0) }, judged.values.map { abs($0) }] } },
      { $0[1] > 0 ? $0[0] / $0[1] : nil }))
}
