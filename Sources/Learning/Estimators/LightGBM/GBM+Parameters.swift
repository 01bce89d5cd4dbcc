import Frames

extension Estimator {
  /// What can be asked of boosted trees.
  static let gbmParameters: [Parameter] = [
    Parameter(
      "n_estimators",
      aliases: [
        "num_iterations", "num_iteration", "n_iter", "num_tree", "num_trees", "num_round", "num_rounds", "nrounds",
        "num_boost_round", "max_iter", "iterations",
      ], .int(1...100_000), .int(100), "How many rounds of trees are grown."
    )
    .searched(.whole(50...1000, isLog: true)),
    Parameter(
      "learning_rate", "learning_rate", aliases: ["eta", "shrinkage_rate"], .double(1e-6...10), .double(0.1),
      "How much of each tree is taken."
    )
    .searched(.number(0.01...0.3, isLog: true)),
    Parameter(
      "num_leaves", "num_leaves", aliases: ["num_leaf", "max_leaves", "max_leaf", "max_leaf_nodes"],
      .int(2...131_072), .int(31), "How many leaves a tree may have."
    )
    .searched(.whole(4...256, isLog: true)),
    Parameter(
      "max_depth", "max_depth", .int(-1...1000), .int(-1), "How deep a tree may grow; -1 sets no limit."),
    Parameter(
      "min_child_samples", "min_data_in_leaf",
      aliases: ["min_data_in_leaf", "min_data_per_leaf", "min_data", "min_samples_leaf"], .int(0...1_000_000_000),
      .int(20), "How many rows a leaf needs."
    )
    .searched(.whole(2...100, isLog: true)),
    Parameter(
      "min_child_weight", "min_sum_hessian_in_leaf",
      aliases: ["min_sum_hessian_in_leaf", "min_sum_hessian_per_leaf", "min_sum_hessian", "min_hessian"],
      .double(0...1e9), .double(1e-3), "How much curvature a leaf needs."),
    Parameter(
      "min_split_gain", "min_gain_to_split", aliases: ["min_gain_to_split", "min_impurity_decrease"],
      .double(0...1e9),
      .double(0), "How much a split must gain."),
    Parameter(
      "subsample", "bagging_fraction", aliases: ["bagging_fraction", "sub_row", "bagging"], .double(0.001...1),
      .double(1), "The share of rows that each round sees."
    )
    .searched(.number(0.4...1, isLog: false)),
    Parameter(
      "subsample_freq", "bagging_freq", aliases: ["bagging_freq"], .int(0...100_000), .int(1),
      "After how many rounds other rows are drawn."),
    Parameter(
      "colsample_bytree", "feature_fraction", aliases: ["feature_fraction", "sub_feature", "max_features"],
      .double(0.001...1), .double(1), "The share of features that each tree sees."
    )
    .searched(.number(0.3...1, isLog: false)),
    Parameter(
      "reg_alpha", "lambda_l1", aliases: ["lambda_l1", "l1_regularization"], .double(0...1e9), .double(0),
      "How strongly leaves are drawn to zero by their size."
    )
    .searched(.number(1e-8...10, isLog: true)),
    Parameter(
      "reg_lambda", "lambda_l2", aliases: ["lambda_l2", "lambda", "l2_regularization"], .double(0...1e9), .double(0),
      "How strongly leaves are drawn to zero by their square."
    )
    .searched(.number(1e-8...10, isLog: true)),
    Parameter(
      "max_bin", "max_bin", aliases: ["max_bins"], .int(2...65_535), .int(255),
      "Into how many bins a feature's values are put."),
    .classWeight,
    .objective,
    Parameter(
      "alpha", "alpha", aliases: ["quantile"], .double(0.0001...0.9999), .double(0.9),
      "The quantile that `objective: \"quantile\"` tells; with \"huber\" the error beyond which it counts by its size."),
    Parameter(
      "tweedie_variance_power", "tweedie_variance_power", .double(1...1.9999), .double(1.5),
      "Of `objective: \"tweedie\"`: towards 2 is like gamma, towards 1 like poisson."),
    Parameter(
      "fair_c", "fair_c", .double(1e-6...1e9), .double(1),
      "Of `objective: \"fair\"`: the error beyond which it counts less than its size."),
    Parameter(
      "poisson_max_delta_step", "poisson_max_delta_step", .double(1e-6...100), .double(0.7),
      "Of `objective: \"poisson\"`: what keeps its steps small."),
    .monotone,
    Parameter(
      "early_stopping_rounds",
      aliases: ["early_stopping_round", "early_stopping", "n_iter_no_change", "stopping_rounds"], .int(1...100_000),
      .int(20), "With `validate:`, after how many rounds without gain training stops."),
    .quantized,
  ]
}
