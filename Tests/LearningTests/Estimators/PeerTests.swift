import Foundation
import Frames
import PythonPeer
import Testing

@testable import Learning

/// `gbm` and `xgboost` against the calls of Python's packages on the same matrix, labels, weights, parameters and seed, which
/// run beside: predictions must be equal to the last bit.
struct PeerTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var target: String
    var isWeighted = false
    var parameters: [String: Scalar] = [:]
    var testDescription: String { "\(target) \(isWeighted) \(parameters.keys.sorted())" }
  }

  static let cases = [
    Case(target: "y"), Case(target: "y", isWeighted: true), Case(target: "kind"), Case(target: "amount"),
    Case(target: "amount", isWeighted: true, parameters: ["learning_rate": .double(0.05), "reg_lambda": .double(3)]),
    Case(target: "y", parameters: ["subsample": .double(0.7), "colsample_bytree": .double(0.6)]),
    Case(target: "kind", parameters: ["max_depth": .int(3), "reg_alpha": .double(0.2)]),
  ]

  /// A model, what it says of its own rows, and a folder with those rows, their labels and their weights as numbers.
  private func trained(
    _ one: Case, with estimator: Estimator
  ) throws -> (model: Model, told: [Double], folder: URL, parameters: String) {
    let all = try Synthetic.table(1500)
    let weights = (0..<1500).map { Double($0 % 4) + 0.5 }
    let table = try Table(all.columns + [Column("weight", type: .double, values: .doubles(weights))], rowCount: 1500)
    var training = Synthetic.training(one.target)
    training.estimator = estimator
    training.parameters = [("n_estimators", .int(30))] + one.parameters.map { ($0.key, $0.value) }
    if one.isWeighted { training.weights = "weight" }
    let model = try Synthetic.model(training, table)
    let folder = try PythonPeer.folder()
    var rows: [Double] = []
    let matrix = try FeatureRows(FeatureMatrix(model.card.recipe, table))
    try matrix.numbers { rows += $1 }
    let labels: [Double]
    if model.task.isClassification {
      labels = try #require(table[one.target].map { ClassNumbers(model.target).labels(of: $0) })
    } else {
      labels = try #require(table[one.target]?.numbers)
    }
    try PythonPeer.write(rows, to: folder.appendingPathComponent("rows"))
    try PythonPeer.write(labels, to: folder.appendingPathComponent("labels"))
    try PythonPeer.write(
      one.isWeighted ? weights : weights.map { _ in 1 }, to: folder.appendingPathComponent("weights"))
    let scores = try Scorer(model).score(prepared: table)
    let told = (0..<scores.rows).flatMap { row in scores.columns.map { $0[row] } }
    let given = one.parameters.sorted { $0.key < $1.key }.map { "'\($0.key)': \($0.value)" }.joined(separator: ", ")
    return (model, told, folder, given)
  }

  @Test("xgboost predicts to the last bit what xgboost.train of Python does.", arguments: cases)
  func xgboost(one: Case) throws {
    let (model, told, folder, parameters) = try trained(one, with: .xgboost)
    defer { try? FileManager.default.removeItem(at: folder) }
    let types = model.card.recipe.features.map { $0.encoding.isCategorical ? "'c'" : "'q'" }.joined(separator: ", ")
    let objective =
      switch model.task {
      case .binary: "'binary:logistic'"
      case .multiclass: "'multi:softprob', 'num_class': \(model.target.classes.count)"
      default: "'reg:squarederror'"
      }
    try PythonPeer.run(
      """
      import numpy, xgboost
      types = [\(types)]
      rows = numpy.fromfile("rows").reshape(-1, len(types))
      data = xgboost.DMatrix(rows, numpy.fromfile("labels"), weight=\(one.isWeighted ? "numpy.fromfile('weights')" : "None"),
                             feature_types=types, enable_categorical=True)
      settings = {'objective': \(objective), 'seed': 7, 'nthread': 2, \(parameters)}
      xgboost.train(settings, data, 30).predict(data).tofile("answers")
      """, in: folder)
    let theirs = try PythonPeer.numbers(folder.appendingPathComponent("answers"), as: Float.self)
    #expect(told == theirs.map(Double.init))
    #expect(Set(told).count > 20)
  }

  @Test("gbm predicts to the last bit what lightgbm.train of Python does.", arguments: cases)
  func gbm(one: Case) throws {
    let (model, told, folder, parameters) = try trained(one, with: .gbm)
    defer { try? FileManager.default.removeItem(at: folder) }
    let categorical = model.card.recipe.features.indices.filter {
      model.card.recipe.features[$0].encoding.isCategorical
    }
    #expect(!categorical.isEmpty)
    let objective =
      switch model.task {
      case .binary: "'binary'"
      case .multiclass: "'multiclass', 'num_class': \(model.target.classes.count)"
      default: "'regression'"
      }
    try PythonPeer.run(
      """
      import numpy, lightgbm
      labels = numpy.fromfile("labels")
      rows = numpy.fromfile("rows").reshape(len(labels), -1)
      data = lightgbm.Dataset(rows, labels, weight=\(one.isWeighted ? "numpy.fromfile('weights')" : "None"),
                              categorical_feature=\(categorical), free_raw_data=False)
      settings = {'objective': \(objective), 'seed': 7, 'num_threads': 2, 'deterministic': True, 'force_row_wise': True,
                  'verbosity': -1, 'subsample_freq': 1, \(parameters)}
      lightgbm.train(settings, data, 30).predict(rows).tofile("answers")
      """, in: folder)
    let theirs = try PythonPeer.numbers(folder.appendingPathComponent("answers"), as: Double.self)
    #expect(told.count == theirs.count)
    #expect(zip(told, theirs).allSatisfy { abs($0 - $1) <= 1e-12 })
    #expect(Set(told).count > 20)
  }
}
