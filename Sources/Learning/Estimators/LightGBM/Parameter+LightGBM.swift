import Frames

extension Estimator.Parameter {
  /// Rounded gradients, of boosted trees and of forests.
  static let quantized = Self(
    "quantized", aliases: ["use_quantized_grad"], .choice(["auto", "yes", "no"]), .text("auto"),
    "Whether trees are grown from gradients rounded to a few bins, and their leaves filled from exact ones (Shi et al. "
      + "2022), which is a fifth quicker; \"auto\" does so for classes from 250,000 rows.")

  /// Which way the answer may move with a column, by the column's name.
  static let monotone = Self(
    "monotone", aliases: ["monotone_constraints", "monotonic_cst", "mc"], .columns(-1...1), .record([]),
    "Columns with which the answer may only rise (1) or fall (-1): `{income: 1}`.")

  /// What is minimised in regression, under LightGBM's names.
  static let objective = Self(
    "objective", aliases: ["loss", "application", "app"],
    .choice(
      ["auto", "regression", "regression_l1", "huber", "fair", "poisson", "gamma", "tweedie", "mape", "quantile"],
      aliases: [
        "l2": "regression", "mse": "regression", "mean_squared_error": "regression", "squared_error": "regression",
        "rmse": "regression", "l1": "regression_l1", "mae": "regression_l1", "mean_absolute_error": "regression_l1",
        "absolute_error": "regression_l1", "mean_absolute_percentage_error": "mape",
      ]), .text("auto"), "What is minimised in regression; the squared error when nothing is said.")
}
