/// XGBoost's binary form of a model, checked before XGBoost reads it.
///
/// As with LightGBM's text, what a file tells is not trusted: a model passes here only when every member is known, every
/// list has its length, every place that is told lies within its list and every tree is one.
struct XGBoostTrees {
  let forest: Forest
  /// XGBoost's word for what is predicted, such as `binary:logistic`.
  let objective: String
  /// By how much the splits by each feature lowered the loss, in sum.
  let gains: [Double]
  /// How many rounds there are.
  let rounds: Int
  /// `q` or `c` for each feature; none where the model does not tell.
  let types: [String]?

  /// Reads and checks bytes; throws the fault E053 that says what is wrong with them.
  init(_ bytes: [UInt8]) throws {
    let whole = try UniversalBinary(bytes)
    guard whole.names == ["learner", "version"], let version = whole["version"]?.all, version.count == 3,
      version[0] == 3, let learner = whole["learner"]
    else { throw XGBoostTrees.damaged("it is no model of XGBoost 3") }
    try XGBoostTrees.known(
      learner, ["attributes", "feature_names", "feature_types", "gradient_booster", "learner_model_param", "objective"])
    let shape = try XGBoostShape(learner)
    let booster = learner["gradient_booster"]
    guard let booster, booster["name"]?.text == "gbtree", booster.names == ["name", "model"],
      let model = booster["model"]
    else { throw XGBoostTrees.damaged("its trees are of no known kind") }
    try XGBoostTrees.known(model, ["cats", "gbtree_model_param", "iteration_indptr", "tree_info", "trees"])
    if let categories = model["cats"] {
      guard categories.names.isSubset(of: ["enc", "feature_segments", "sorted_idx"]),
        categories.names.allSatisfy({ categories[$0]?.all?.isEmpty ?? categories[$0]?.items?.isEmpty ?? false })
      else { throw XGBoostTrees.damaged("categories by name are not taken") }
    }
    let trees = model["trees"]?.items ?? []
    let groups = shape.start.count
    guard let settings = model["gbtree_model_param"], settings["num_trees"]?.text == "\(trees.count)",
      settings["num_parallel_tree"]?.text == "1", trees.count % groups == 0,
      let owners = model["tree_info"]?.all, owners.count == trees.count,
      owners.enumerated().allSatisfy({ $0.element == Double($0.offset % groups) }),
      let rounds = model["iteration_indptr"]?.all, rounds.count == trees.count / groups + 1,
      rounds.enumerated().allSatisfy({ $0.element == Double($0.offset * groups) })
    else { throw XGBoostTrees.damaged("its trees do not fit its classes") }
    var forest = Forest(featureCount: shape.featureCount, start: shape.start, link: shape.link)
    var gains = [Double](repeating: 0, count: shape.featureCount)
    for (index, tree) in trees.enumerated() {
      let read = try XGBoostTree(tree, index, featureCount: shape.featureCount)
      forest.append(read.tree)
      for (feature, gain) in zip(read.tree.features, read.gains) { gains[feature] += gain }
    }
    self.forest = forest
    self.gains = gains
    self.rounds = trees.count / groups
    objective = shape.objective
    types = shape.types
  }

  /// Throws where a value has members that are not known, or is none with members.
  static func known(_ value: UniversalBinary, _ names: Set<String>) throws {
    if let name = value.names.subtracting(names).min() { throw damaged("its `\(name.prefix(40))` is not known") }
    guard !value.names.isEmpty else { throw damaged("a part of it is missing") }
  }

  /// The fault of a model that is not taken.
  static func damaged(_ why: String) -> Fault {
    Fault("E053", "the model of XGBoost is damaged: \(why)", help: "go back to another version, or train it again")
  }
}
