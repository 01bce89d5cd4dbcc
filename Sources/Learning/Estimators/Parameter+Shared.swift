import Frames

extension Estimator.Parameter {
  /// How much the rows of each class count.
  static let classWeight = Self(
    "class_weight", aliases: ["is_unbalance", "unbalance", "unbalanced_sets"], .classWeights, .text("none"),
    "\"balanced\" gives each class the same weight in all; `{yes: 5}` counts each row of a class so many times.")
}
