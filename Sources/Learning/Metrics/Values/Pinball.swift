extension Metric {
  public static let pinball = Metric(
    "pinball", "The mean pinball loss at the quantile that the model predicts; half of the mae at the median.",
    tasks: [.regression], higherIsBetter: false,
    by: .mean { judged in
      judged.errors?.map { max(judged.level * $0, (judged.level - 1) * $0) }
    })
}
