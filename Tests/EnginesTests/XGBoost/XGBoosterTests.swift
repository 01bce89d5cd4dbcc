import Foundation
import PythonPeer
import Testing

@testable import Engines

/// Training, keeping and asking on the real XGBoost, against Python's XGBoost on the same matrix, parameters and seed.
struct XGBoosterTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var objective: String
    var classes = 2
    var categories = 6
    var settings: [String: String] = [:]
    var isWeighted = false
    var testDescription: String { "\(objective) \(settings)" }

    var parameters: [(name: String, value: String)] {
      let own = [
        "objective": objective, "seed": "7", "nthread": "2", "num_class": classes > 2 ? "\(classes)" : "0",
      ]
      return own.merging(settings) { $1 }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }
  }

  static let rows = 3_000

  static func matrix(_ sample: Sample, _ one: Case) throws -> XGBoostMatrix {
    let weights = one.isWeighted ? (0..<rows).map { Float($0 % 5) + 0.5 } : nil
    return try XGBoostMatrix(
      try ColumnSource(sample.columns), names: ["a", "b", "c", "d"], labels: sample.labels, weights: weights,
      categorical: Sample.categorical, threads: 2)
  }

  static func trained(_ sample: Sample, _ one: Case, rounds: Int = 20) throws -> [UInt8] {
    let booster = try XGBooster(one.parameters, training: try matrix(sample, one))
    for _ in 0..<rounds { try booster.update() }
    return try booster.bytes()
  }

  @Test(
    "A model has the bytes of Python's, and answers and explains to the last bit as Python does.",
    arguments: [
      Case(objective: "binary:logistic"), Case(objective: "binary:logistic", isWeighted: true),
      Case(objective: "multi:softprob", classes: 4),
      Case(objective: "multi:softprob", classes: 3, settings: ["max_depth": "9"], isWeighted: true),
      Case(objective: "reg:squarederror", classes: 9, settings: ["subsample": "0.7", "colsample_bytree": "0.6"]),
      Case(objective: "reg:absoluteerror", classes: 9), Case(objective: "reg:pseudohubererror", classes: 9),
      Case(objective: "count:poisson", classes: 9), Case(objective: "reg:tweedie", classes: 9),
      Case(objective: "binary:logistic", categories: 100, settings: ["max_cat_to_onehot": "1"]),
      Case(
        objective: "binary:logistic", categories: 400,
        settings: ["max_cat_to_onehot": "2", "max_cat_threshold": "300", "max_depth": "10", "min_child_weight": "0"]),
      Case(objective: "binary:logistic", settings: ["monotone_constraints": "(1,0,0,-1)", "reg_alpha": "0.5"]),
      Case(
        objective: "binary:logistic", settings: ["grow_policy": "lossguide", "max_leaves": "100", "max_depth": "0"]),
    ])
  func peer(one: Case) throws {
    var one = one
    if one.objective.hasPrefix("multi") == false { one.settings["num_class"] = "0" }
    let sample = Sample(rows: Self.rows, classes: one.classes, categories: one.categories)
    let folder = try PythonPeer.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    try PythonPeer.write((0..<Self.rows).flatMap { sample.row($0) }, to: folder.appendingPathComponent("rows"))
    try PythonPeer.write(sample.labels.map(Double.init), to: folder.appendingPathComponent("labels"))
    let parameters = one.parameters.map { "'\($0.name)': '\($0.value)'" }.joined(separator: ", ")
    let digest = try PythonPeer.run(
      """
      import hashlib, numpy, xgboost
      rows = numpy.fromfile("rows").reshape(-1, 4)
      weights = numpy.arange(len(rows)) % 5 + 0.5 if \(one.isWeighted ? "True" : "False") else None
      data = xgboost.DMatrix(rows, numpy.fromfile("labels"), weight=weights, feature_types=["q", "q", "c", "q"],
                             enable_categorical=True)
      booster = xgboost.train({\(parameters)}, data, 20)
      booster.predict(data).tofile("answers")
      booster.predict(data, pred_contribs=True).tofile("contributions")
      print(hashlib.sha256(booster.save_raw("ubj")).hexdigest(), end="")
      """, in: folder)
    let bytes = try Self.trained(sample, one)
    #expect(SHA256.hex(bytes) == digest)
    let model = try XGBoostModel(bytes)
    let source = try ColumnSource(sample.columns)
    let answers = try model.predict(source)
    let theirs = try PythonPeer.numbers(folder.appendingPathComponent("answers"), as: Float.self).map(Double.init)
    #expect(answers == theirs)
    for row in 0..<300 {
      #expect(try model.predict(row: sample.row(row)) == Array(theirs[row * model.width..<(row + 1) * model.width]))
    }
    let parts = try PythonPeer.numbers(folder.appendingPathComponent("contributions"), as: Float.self)
    #expect(try model.contributions(source) == parts.map(Double.init))
  }

  @Test("What a row's features contribute adds up to its raw sum, and gains say which feature counts.")
  func contributions() throws {
    let sample = Sample(rows: Self.rows, classes: 3)
    let model = try XGBoostModel(
      try Self.trained(sample, Case(objective: "multi:softprob", classes: 3)))
    let source = try ColumnSource(sample.columns)
    let (raw, parts) = (try model.predict(source, isRaw: true), try model.contributions(source))
    for place in raw.indices {
      #expect(abs(parts[place * 5..<(place + 1) * 5].reduce(0, +) - raw[place]) < 1e-5)
    }
    #expect(model.gains.count == 4 && model.gains.max() == model.gains[0])
    #expect(model.rounds == 20 && model.width == 3)
  }

  @Test("The validation rows judge each round, and the first rounds alone can be kept.")
  func validation() throws {
    let (sample, other) = (Sample(rows: 2_000), Sample(rows: 500, seed: 2))
    let training = try XGBoostMatrix(
      try ColumnSource(sample.columns), names: [], labels: sample.labels, categorical: [2], threads: 2)
    let held = try XGBoostMatrix(
      try ColumnSource(other.columns), names: [], labels: other.labels, categorical: [2], threads: 2,
      reference: training)
    let booster = try XGBooster(
      Case(objective: "binary:logistic").parameters, training: training, validation: held)
    var losses: [Double] = []
    for _ in 0..<10 {
      try booster.update()
      let metric = try #require(try booster.metric())
      #expect(metric.name == "logloss")
      losses.append(metric.value)
    }
    #expect(losses[0] > losses[5])
    let short = try XGBoostModel(try booster.bytes(rounds: 4))
    #expect(short.rounds == 4)
    let answers = try short.predict(try ColumnSource(other.columns))
    let loss = zip(answers, other.labels).reduce(0) { $0 - log($1.1 > 0 ? $1.0 : 1 - $1.0) } / 500
    #expect(abs(loss - losses[3]) < 1e-6)
  }

  @Test("A category that training did not see, and numbers beyond a float, have an answer.")
  func unseen() throws {
    let sample = Sample(rows: 2_000)
    let model = try XGBoostModel(try Self.trained(sample, Case(objective: "binary:logistic")))
    for row in [[0, 0, 77, 1], [1e300, 0, 2, 1], [-.infinity, .infinity, 1, 0], [.nan, .nan, .nan, .nan]] {
      let answer = try model.predict(row: row)
      #expect(answer.count == 1 && answer[0] > 0 && answer[0] < 1)
      let column = row.map { DuckColumn(type: .double, values: .double([$0])) }
      #expect(try model.predict(try ColumnSource(column)) == answer)
      #expect(try model.contributions(try ColumnSource(column)).count == 5)
    }
    #expect(throws: Fault.self) { try model.predict(row: [1]) }
  }

  @Test("Infinities are refused with the name of their feature, and so is a parameter that XGBoost does not take.")
  func refused() throws {
    let columns = [[1, 2, 3], [1, .infinity, 3]].map { DuckColumn(type: .double, values: .double($0)) }
    let fault = #expect(throws: Fault.self) {
      try XGBoostMatrix(try ColumnSource(columns), names: ["x", "y"], labels: [0, 1, 0], threads: 1)
    }
    #expect(fault?.code == "E051" && fault?.subject == ".y")
    let sample = Sample(rows: 100)
    let training = try XGBoostMatrix(try ColumnSource(sample.columns), names: [], labels: sample.labels, threads: 1)
    let other = #expect(throws: Fault.self) {
      let booster = try XGBooster([("max_depth", "deep")], training: training)
      try booster.update()
    }
    #expect(other?.code == "E050")
    #expect(other?.message.contains("max_depth") == true, "\(other?.message ?? "")")
  }
}
