import Frames

extension Estimator {
  /// Least squares that pay for the squares of their coefficients (Hoerl and Kennard 1970).
  public static let ridge = Estimator(
    "ridge", "Least squares of a number whose coefficients are drawn to zero by their squares.", tasks: [.regression],
    parameters: [
      .alpha(
        1, aliases: ["reg_lambda", "l2"], "What each square of a coefficient costs beside the sum of squared errors."
      )
      .searched(.number(1e-4...1e4, isLog: true)),
      .intercept, .standardize,
    ],
    hasCoefficients: true, fit: { LinearFit(lesson: $0, penalty: .squares) }, load: { try LinearAnswer($0) })
}
