import Frames

extension Estimator {
  /// A weighted mean of the answers of several estimators.
  public static let blend = Estimator(
    "blend", "The weighted mean of what several estimators say: `blend(gbm(), logistic())`.",
    parameters: [
      .members,
      Parameter(
        "weights", aliases: [], .numbers(0...1e9), .list([]),
        "How much each member counts; without them they are fitted to answers about rows that the members had not seen."
      ),
      .parts,
    ],
    fit: { TeamFit(lesson: $0, kind: .blend) }, load: { try TeamAnswer($0) })
}

extension Estimator.Parameter {
  /// The estimators that answer together.
  static let members = Self(
    "members", aliases: ["estimators"], .members(2...10), .list([]),
    "The estimators: `stack(gbm(), logistic(), forest())`.")

  /// In how many parts the rows are told by models that had not seen them.
  static let parts = Self(
    "cv", aliases: ["folds"], .int(2...20), .int(5),
    "In how many parts the rows are told by members that had not seen them.")
}
