import Frames

extension Estimator {
  /// An estimator that learns from the answers of others (Wolpert 1992).
  public static let stack = Estimator(
    "stack", "A linear model above several estimators, fitted to their answers about rows that they had not seen.",
    parameters: [
      .members,
      Parameter(
        "final", aliases: ["final_estimator", "meta"], .choice(["auto", "logistic", "linear", "ridge"]), .text("auto"),
        "What learns from their answers; \"auto\" is logistic for classes and ridge for numbers, both with `alpha: 1`."),
      .parts,
    ],
    fit: { TeamFit(lesson: $0, kind: .stack) }, load: { try TeamAnswer($0) })
}
