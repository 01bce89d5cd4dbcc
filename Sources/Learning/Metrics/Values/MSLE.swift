import Glibc

extension Metric {
  public static let msle = Metric(
    "msle", "The mean squared difference of the logarithms of 1 + value; none where a value is -1 or less.",
    tasks: [.regression], higherIsBetter: false,
    by: .mean { $0.squaredLogErrors })
}

extension Judged {
  /// The squared difference of log(1 + truth) and log(1 + prediction); none where one has no logarithm.
  var squaredLogErrors: [Double]? {
    guard task == .regression, values.allSatisfy({ $0 > -1 }), predictedValues.allSatisfy({ $0 > -1 }) else {
      return nil
    }
    return zip(values, predictedValues).map { pair in
      let distance = log1p(pair.0) - log1p(pair.1)
      return distance * distance
    }
  }
}
