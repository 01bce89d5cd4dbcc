import Frames

extension Estimator {
  /// Ordinary least squares, with standard errors, p-values, intervals and variance inflation.
  public static let linear = Estimator(
    "linear", "Least squares of a number, with what its coefficients' uncertainty is.", tasks: [.regression],
    parameters: [.intercept], hasCoefficients: true, fit: { LinearFit(lesson: $0, penalty: .none) },
    load: { try LinearAnswer($0) })
}

extension Estimator.Parameter {
  /// Whether there is a number that every answer begins with.
  static let intercept = Self(
    "fit_intercept", aliases: ["intercept"], .choice(["yes", "no"]), .text("yes"),
    "Whether every answer begins with a number of its own; \"no\" goes through the origin.")

  /// Whether a penalty meets all columns alike.
  static let standardize = Self(
    "standardize", aliases: ["normalize", "scale"], .choice(["yes", "no"]), .text("yes"),
    "Whether columns are brought to one spread before they are penalised.")

  /// How strongly coefficients are drawn to zero.
  static func alpha(_ standard: Double, aliases: [String], _ help: String) -> Self {
    Self("alpha", aliases: ["lambda"] + aliases, .double(0...1e12), .double(standard), help)
  }
}
