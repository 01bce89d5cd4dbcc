import Frames

extension Estimator {
  /// XGBoost. Parameters bear the names of its Python package; those of scikit-learn and LightGBM are accepted.
  public static let xgboost = Estimator(
    "xgboost", "Gradient-boosted trees by XGBoost: for two classes, several classes and numbers.",
    parameters: xgboostParameters, goesOn: true,
    fit: { XGBoostFit(lesson: $0, parameters: xgboostParameters) }, load: { try XGBoostAnswer($0) })

  private static let xgboostParameters: [Parameter] = [
    Parameter(
      "n_estimators",
      aliases: ["num_boost_round", "nrounds", "num_round", "num_rounds", "num_iterations", "max_iter", "iterations"],
      .int(1...100_000), .int(100), "How many rounds of trees are grown."),
    Parameter(
      "learning_rate", "learning_rate", aliases: ["eta", "shrinkage_rate"], .double(1e-6...10), .double(0.3),
      "How much of each tree is taken."),
    Parameter("max_depth", "max_depth", .int(0...64), .int(6), "How deep a tree may grow; 0 sets no limit."),
    Parameter(
      "max_leaves", "max_leaves", aliases: ["num_leaves", "max_leaf_nodes"], .int(0...131_072), .int(0),
      "How many leaves a tree may have; 0 sets no limit."),
    Parameter(
      "grow_policy", "grow_policy", .choice(["depthwise", "lossguide"]), .text("depthwise"),
      "Whether a tree grows level by level, or where the loss falls most."),
    Parameter(
      "min_child_weight", "min_child_weight", aliases: ["min_sum_hessian_in_leaf"], .double(0...1e9), .double(1),
      "How much curvature a leaf needs."),
    Parameter(
      "gamma", "gamma", aliases: ["min_split_loss", "min_split_gain", "min_gain_to_split", "min_impurity_decrease"],
      .double(0...1e9), .double(0), "How much a split must gain."),
    Parameter(
      "max_delta_step", "max_delta_step", .double(0...1e9), .double(0),
      "How far a leaf may go at most; 0 sets no limit."),
    Parameter(
      "subsample", "subsample", aliases: ["bagging_fraction"], .double(0.001...1), .double(1),
      "The share of rows that each round sees."),
    Parameter(
      "colsample_bytree", "colsample_bytree", aliases: ["feature_fraction", "max_features"], .double(0.001...1),
      .double(1), "The share of features that each tree sees."),
    Parameter(
      "colsample_bylevel", "colsample_bylevel", .double(0.001...1), .double(1),
      "The share of a tree's features that each level sees."),
    Parameter(
      "colsample_bynode", "colsample_bynode", aliases: ["feature_fraction_bynode"], .double(0.001...1), .double(1),
      "The share of a level's features that each split sees."),
    Parameter(
      "reg_alpha", "reg_alpha", aliases: ["alpha", "lambda_l1", "l1_regularization"], .double(0...1e9), .double(0),
      "How strongly leaves are drawn to zero by their size."),
    Parameter(
      "reg_lambda", "reg_lambda", aliases: ["lambda", "lambda_l2", "l2_regularization"], .double(0...1e9), .double(1),
      "How strongly leaves are drawn to zero by their square."),
    Parameter(
      "max_bin", "max_bin", aliases: ["max_bins"], .int(2...65_535), .int(256),
      "Into how many bins a feature's values are put."),
    Parameter(
      "max_cat_to_onehot", "max_cat_to_onehot", .int(1...65_535), .int(4),
      "Below how many categories a split takes one of them, and not a set."),
    Parameter(
      "max_cat_threshold", "max_cat_threshold", .int(1...65_535), .int(64),
      "How many categories a set of a split may have at most."),
    .classWeight,
    Parameter(
      "scale_pos_weight", "scale_pos_weight", .double(1e-9...1e9), .double(1),
      "How many rows each row of the positive class counts as."),
    Parameter(
      "objective", aliases: ["loss"],
      .choice(
        ["auto"] + XGBoostObjective.all.map(\.name),
        aliases: [
          "squared_error": "reg:squarederror", "mse": "reg:squarederror", "rmse": "reg:squarederror",
          "l2": "reg:squarederror", "regression": "reg:squarederror", "absolute_error": "reg:absoluteerror",
          "mae": "reg:absoluteerror", "l1": "reg:absoluteerror", "regression_l1": "reg:absoluteerror",
          "huber": "reg:pseudohubererror", "poisson": "count:poisson", "gamma": "reg:gamma", "tweedie": "reg:tweedie",
        ]), .text("auto"), "What is minimised in regression; the squared error when nothing is said."),
    .monotone,
    Parameter(
      "early_stopping_rounds",
      aliases: ["early_stopping_round", "early_stopping", "n_iter_no_change", "stopping_rounds"], .int(1...100_000),
      .int(20), "With `validate:`, after how many rounds without gain training stops."),
  ]
}
