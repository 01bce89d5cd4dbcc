import Engines
import Testing

/// Our own walk down the trees against LightGBM's, which must agree to the last bit.
struct ForestTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var objective: String
    var classes = 2
    var categories = 6
    var settings: [String: String] = [:]
    /// How large the largest tree and the largest set of categories, in words of 32, must become: each way through trees
    /// depends on it.
    var leaves = 2
    var words = 1
    var testDescription: String { "\(objective) \(settings)" }
  }

  @Test(
    "Predictions equal LightGBM's to the last bit.",
    arguments: [
      Case(objective: "binary"), Case(objective: "binary", settings: ["zero_as_missing": "true"]),
      Case(objective: "binary", settings: ["use_missing": "false", "sigmoid": "0.7"]),
      Case(objective: "multiclass", classes: 4), Case(objective: "multiclassova", classes: 3),
      Case(objective: "regression"), Case(objective: "regression", settings: ["reg_sqrt": "true"]),
      Case(objective: "regression_l1"), Case(objective: "huber"), Case(objective: "poisson"),
      Case(objective: "tweedie"), Case(objective: "quantile"), Case(objective: "cross_entropy"),
      Case(objective: "cross_entropy_lambda"),
      Case(
        objective: "binary",
        settings: ["boosting": "rf", "bagging_freq": "1", "bagging_fraction": "0.6", "feature_fraction": "0.7"]),
      Case(objective: "binary", settings: ["max_cat_to_onehot": "1", "min_data_per_group": "5", "num_leaves": "63"]),
      Case(objective: "binary", categories: 100, settings: ["min_data_per_group": "5", "max_cat_threshold": "90"]),
      Case(
        objective: "binary", categories: 400, settings: ["min_data_per_group": "2", "max_cat_threshold": "400"],
        words: 9),
      Case(objective: "binary", settings: ["num_leaves": "64", "min_data_in_leaf": "5"], leaves: 64),
      Case(
        objective: "binary", settings: ["num_leaves": "65", "min_data_in_leaf": "5", "min_data_per_group": "5"],
        leaves: 65),
      Case(objective: "multiclass", classes: 3, settings: ["num_leaves": "200", "min_data_in_leaf": "1"], leaves: 65),
      Case(
        objective: "regression", settings: ["zero_as_missing": "true", "num_leaves": "150", "min_data_in_leaf": "2"],
        leaves: 65),
    ])
  func agreesWithLightGBM(_ example: Case) throws {
    let sample = Sample(rows: 3_001, classes: example.classes, categories: example.categories, seed: 3)
    var parameters = Sample.parameters(classes: example.classes)
    parameters["objective"] = example.objective
    for (name, value) in example.settings { parameters[name] = value }
    let dataset = try BoosterDataset(
      try ColumnSource(sample.columns), labels: sample.labels, categorical: Sample.categorical, parameters: parameters)
    let grown = try Booster(parameters, training: dataset)
    for _ in 0..<25 where try grown.update() { break }
    let read = try Booster(text: grown.text())
    let text = try grown.text()
    #expect(Self.numbers("num_leaves", text).max() ?? 0 >= Double(example.leaves))
    let bounds = Self.numbers("cat_boundaries", text)
    #expect(zip(bounds, bounds.dropFirst()).map { $1 - $0 }.max() ?? 1 >= Double(example.words))
    let rows = try ColumnSource(Self.awkward(sample, borders: Self.numbers("threshold", text)))
    for kind in [Booster.Prediction.answer, .raw] {
      #expect(try Self.bits(read.predict(rows, kind)) == Self.bits(grown.predict(rows, kind)))
      #expect(
        try Self.bits(read.predict(rows, kind, iterations: 4)) == Self.bits(grown.predict(rows, kind, iterations: 4)))
    }
  }

  /// The numbers of one line of each tree, such as those that splits compare with.
  private static func numbers(_ name: String, _ text: String) -> [Double] {
    text.split(separator: "\n").filter { $0.hasPrefix("\(name)=") }
      .flatMap { $0.dropFirst(name.count + 1).split(separator: " ").compactMap { Double($0) } }
  }

  /// Rows with what training never saw: infinities, tiny numbers, missing ones everywhere, categories past the last, and
  /// the very borders of the splits.
  private static func awkward(_ sample: Sample, borders: [Double]) -> [DuckColumn] {
    let odd: [Double] = [
      .nan, 0, -0.0, 1e-36, -1e-36, 2e-35, .infinity, -.infinity, 1e300, -0.5, -3, 5, 6, 31, 32, 288, 399, 400, 1e12,
    ]
    return sample.columns.enumerated().map { place, column in
      let own = (0..<sample.labels.count).map { sample.row($0)[place] }
      let numbers = own.enumerated().map { row, number in
        switch row % 3 {
        case 0: odd[(row / 3 + place) % odd.count]
        case 1: borders[(row / 3) % borders.count]
        default: number
        }
      }
      return DuckColumn(type: .double, values: .double(numbers))
    }
  }

  private static func bits(_ numbers: [Double]) -> [UInt64] { numbers.map(\.bitPattern) }
}
