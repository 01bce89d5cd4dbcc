import Glibc

extension Metric {
  public static let poissonDeviance = Metric(
    "poisson_deviance",
    "The mean deviance of counts (Poisson); none where a truth is negative or a prediction not above 0.",
    tasks: [.regression], higherIsBetter: false,
    by: .mean { judged in
      guard judged.task == .regression, judged.values.allSatisfy({ $0 >= 0 }),
        judged.predictedValues.allSatisfy({ $0 > 0 })
      else { return nil }
      return zip(judged.values, judged.predictedValues).map { truth, told in
        2 * ((truth > 0 ? truth * log(truth / told) : 0) - truth + told)
      }
    })
}
