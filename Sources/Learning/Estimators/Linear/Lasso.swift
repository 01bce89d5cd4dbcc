import Frames

extension Estimator {
  /// Least squares that pay for the sizes of their coefficients, and so leave some out (Tibshirani 1996).
  public static let lasso = Estimator(
    "lasso", "Least squares of a number that leaves features out: coefficients are drawn to zero by their sizes.",
    tasks: [.regression],
    parameters: [
      .alpha(
        0.1, aliases: ["reg_alpha", "l1"],
        "What each unit of a coefficient costs beside half the mean of squared errors."
      )
      .searched(.number(1e-5...100, isLog: true)), .intercept,
      .standardize,
    ],
    hasCoefficients: true, fit: { LinearFit(lesson: $0, penalty: .sizes) }, load: { try LinearAnswer($0) })
}
