import Frames

extension Estimator {
  /// Random forests (Breiman 2001) grown by LightGBM: each tree sees other rows and other features, and all count alike.
  public static let forest = Estimator(
    "forest",
    "Random forests by LightGBM: many deep trees on shares of the rows and features, whose answers are averaged.",
    parameters: forestParameters,
    fit: { GBMFit(lesson: $0, parameters: forestParameters, fixed: ["boosting": "rf", "bagging_freq": "1"]) },
    load: { try GBMTrees($0) })

  private static let forestParameters: [Parameter] = [
    Parameter(
      "n_estimators", aliases: ["num_iterations", "num_trees", "ntree", "trees"], .int(1...100_000),
      .int(100), "How many trees are grown."),
    Parameter(
      "num_leaves", "num_leaves", aliases: ["max_leaf_nodes", "max_leaves"], .int(2...131_072), .int(255),
      "How many leaves a tree may have."
    )
    .searched(.whole(16...1024, isLog: true)),
    Parameter("max_depth", "max_depth", .int(-1...1000), .int(-1), "How deep a tree may grow; -1 sets no limit."),
    Parameter(
      "min_child_samples", "min_data_in_leaf", aliases: ["min_samples_leaf", "min_data_in_leaf", "nodesize"],
      .int(1...1_000_000_000), .int(5), "How many rows a leaf needs."
    )
    .searched(.whole(1...50, isLog: true)),
    Parameter(
      "max_samples", "bagging_fraction", aliases: ["subsample", "bagging_fraction", "sampsize"], .double(0.001...0.999),
      .double(0.632), "The share of rows that each tree sees."
    )
    .searched(.number(0.3...0.95, isLog: false)),
    Parameter(
      "max_features", "feature_fraction_bynode", aliases: ["mtry", "colsample_bynode", "feature_fraction_bynode"],
      .double(0.001...1), .double(0.5), "The share of features that each split chooses among."
    )
    .searched(.number(0.1...1, isLog: false)),
    .classWeight,
    .quantized,
  ]
}
