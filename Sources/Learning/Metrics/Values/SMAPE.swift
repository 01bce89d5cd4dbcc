extension Metric {
  public static let smape = Metric(
    "smape", "The mean error as a share of the mean of truth and prediction, 0 to 2; 0 where both are 0.",
    tasks: [.regression], higherIsBetter: false,
    by: .mean { judged in
      judged.errors.map { errors in
        errors.indices.map { row in
          let size = abs(judged.values[row]) + abs(judged.predictedValues[row])
          return size > 0 ? 2 * abs(errors[row]) / size : 0
        }
      }
    })
}
