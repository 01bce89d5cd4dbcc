import Frames

extension Estimator {
  /// Logistic regression, multinomial for several classes, with standard errors, p-values and intervals.
  public static let logistic = Estimator(
    "logistic", "Logistic regression of two or more classes, with what its coefficients' uncertainty is.",
    tasks: [.binary, .multiclass],
    parameters: [
      .alpha(
        0, aliases: ["reg_lambda", "l2"],
        "What half of each square of a coefficient of a column of spread 1 costs; above 0 there are no errors."
      )
      .searched(.number(1e-5...1000, isLog: true)),
      .classWeight,
    ],
    hasCoefficients: true, fit: { LogisticFit(lesson: $0) }, load: { try LinearAnswer($0) })
}
