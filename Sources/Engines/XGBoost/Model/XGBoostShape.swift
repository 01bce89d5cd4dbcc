import Glibc

/// What a model predicts, from how many features, and what its sums begin with.
struct XGBoostShape {
  let featureCount: Int
  let objective: String
  let start: [Float]
  let link: ForestLink
  let types: [String]?

  init(_ learner: UniversalBinary) throws {
    guard let settings = learner["learner_model_param"],
      settings.names.isSubset(of: ["base_score", "boost_from_average", "num_class", "num_feature", "num_target"]),
      settings["num_target"]?.text == "1", let classes = settings["num_class"]?.text.flatMap({ Int($0) }),
      (0...100_000).contains(classes), let features = settings["num_feature"]?.text.flatMap({ Int($0) }),
      (1...1_000_000).contains(features)
    else { throw XGBoostTrees.damaged("its features or classes are out of range") }
    for (name, limit) in [("feature_names", 10_000), ("feature_types", 40)] {
      let values = learner[name]?.items ?? []
      guard values.isEmpty || values.count == features,
        values.allSatisfy({ $0.text.map { $0.utf8.count <= limit } ?? false })
      else { throw XGBoostTrees.damaged("its \(name) are not \(features)") }
    }
    if let more = learner["attributes"], !more.names.isEmpty {
      guard more.names.count < 1000, more.names.allSatisfy({ more[$0]?.text != nil }) else {
        throw XGBoostTrees.damaged("its attributes are no texts")
      }
    }
    guard let objective = learner["objective"], let name = objective["name"]?.text,
      let link = XGBoostShape.links[name], (name == "multi:softprob") == (classes > 1)
    else { throw XGBoostTrees.damaged("what it predicts is not known, or does not fit its classes") }
    for part in objective.names.subtracting(["name"]) {
      guard let values = objective[part], !values.names.isEmpty, values.names.count < 20,
        values.names.allSatisfy({ values[$0]?.text.flatMap { Double($0) }?.isFinite ?? false })
      else { throw XGBoostTrees.damaged("the settings of what it predicts are no numbers") }
    }
    let groups = max(1, classes)
    guard let base = settings["base_score"]?.text, base.hasPrefix("["), base.hasSuffix("]"), base.utf8.count < 3_000_000
    else { throw XGBoostTrees.damaged("its base_score is no list") }
    let numbers = base.dropFirst().dropLast().split(separator: ",").map { Float($0) ?? .nan }
    guard numbers.count == groups || numbers.count == 1, numbers.allSatisfy(\.isFinite) else {
      throw XGBoostTrees.damaged("its base_score does not fit its classes")
    }
    let margins = numbers.map { XGBoostShape.margin($0, link) }
    guard margins.allSatisfy(\.isFinite) else { throw XGBoostTrees.damaged("its base_score is out of range") }
    start = margins.count == groups ? margins : [Float](repeating: margins[0], count: groups)
    featureCount = features
    let told = (learner["feature_types"]?.items ?? []).compactMap(\.text)
    guard told.isEmpty || told.allSatisfy(["q", "c", "float", "int", "i"].contains) else {
      throw XGBoostTrees.damaged("its feature_types are not known")
    }
    types = told.isEmpty ? nil : told
    self.objective = name
    self.link = link
  }

  /// The sum before it is turned into an answer, of an answer.
  private static func margin(_ answer: Float, _ link: ForestLink) -> Float {
    switch link {
    case .singleSigmoid: -logf(1 / answer - 1)
    case .singleExponential: logf(answer)
    default: answer
    }
  }

  private static let links: [String: ForestLink] = [
    "binary:logistic": .singleSigmoid, "multi:softprob": .singleSoftmax, "reg:squarederror": .identity,
    "reg:absoluteerror": .identity, "reg:pseudohubererror": .identity, "reg:quantileerror": .identity,
    "count:poisson": .singleExponential, "reg:gamma": .singleExponential, "reg:tweedie": .singleExponential,
  ]
}
