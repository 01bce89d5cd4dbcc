import Engines
import Frames

/// One training of XGBoost: rows, and a round at a time until it is done, no better, or stopped.
struct XGBoostFit: Fit {
  let lesson: Lesson
  let parameters: [Estimator.Parameter]

  /// The rows in the engine's bins, about a byte a number.
  private struct Matrices {
    let training: XGBoostMatrix
    let validation: XGBoostMatrix?
  }

  var engine: String { Engine.xgboost.told }

  /// A full tree has twice the leaves a level more; no tree has more than rows.
  func check(features: Int) throws {
    let (depth, most) = (lesson.whole("max_depth"), lesson.whole("max_leaves"))
    let full = depth == 0 || depth > 30 ? Int(Int32.max) : 1 << depth
    try GBMCost(
      rows: lesson.rows, features: features, rounds: lesson.whole("n_estimators"),
      treesPerRound: lesson.task == .multiclass ? lesson.classes : 1, leaves: most > 0 ? min(most, full) : full,
      rowsPerLeaf: 1, threads: lesson.threads
    ).check()
  }

  func taking(_ rows: LabelledRows, validation: LabelledRows?) throws -> () throws -> FitResult {
    if lesson.task == .regression { try XGBoostObjective(lesson).check(rows.labels, of: lesson.target.name) }
    let settings = try settings(MonotoneDirections(lesson, rows.source.features).byFeature)
    let training = try matrix(rows, reference: nil)
    let matrices = Matrices(
      training: training, validation: try validation.map { try matrix($0, reference: training) })
    return { try run(matrices, settings) }
  }

  private func matrix(_ rows: LabelledRows, reference: XGBoostMatrix?) throws -> XGBoostMatrix {
    let features = rows.source.features
    return try XGBoostMatrix(
      rows.source, names: features.map(\.column), labels: rows.labels.map(Float.init),
      weights: rows.weights?.map(Float.init),
      categorical: features.indices.filter { features[$0].encoding.isCategorical }, bins: lesson.whole("max_bin"),
      threads: lesson.threads, reference: reference)
  }

  /// Trains; when the watch stops it between two rounds, the result is what was reached.
  private func run(_ matrices: Matrices, _ settings: [(name: String, value: String)]) throws -> FitResult {
    let watch = Watch.current
    let booster = try XGBooster(
      settings, training: matrices.training, validation: matrices.validation, base: lesson.base?.engine)
    let before = booster.rounds
    let rounds = lesson.whole("n_estimators")
    let patience = lesson.whole("early_stopping_rounds")
    var best: (round: Int, value: Double)?
    var metric: String?
    var notes: [String] = []
    var stopped: Int?
    watch.tell(Progress("training", of: Double(rounds), .rounds))
    for round in 1...max(1, rounds) {
      if watch.isStopped {
        stopped = round - 1
        break
      }
      try booster.update()
      var facts: [Progress.Fact] = []
      if let told = try booster.metric() {
        let name = XGBoostFit.metrics[told.name] ?? told.name
        metric = name
        facts.append(Progress.Fact(name, told.value))
        if best.map({ told.value < $0.value }) ?? true { best = (round, told.value) }
        if let best, best.round < round { facts.append(Progress.Fact("best", best.value)) }
      }
      watch.tell(Progress("training", done: Double(round), of: Double(rounds), .rounds, facts: facts))
      if let best, round - best.round >= patience {
        notes.append("stopped early: round \(best.round) of \(rounds) was the best")
        break
      }
    }
    if stopped == 0 { throw FitResult.fault(stoppedAfter: 0, of: rounds) }
    let kept = min(best.map { before + $0.round } ?? .max, booster.rounds)
    if let stopped { notes.append("stopped by hand after \(stopped) of \(rounds) rounds") }
    return FitResult(
      bytes: try booster.bytes(rounds: kept), iterations: kept,
      validation: metric.flatMap { name in best.map { (name, $0.value) } }, notes: notes,
      stopped: stopped.map { ($0, rounds) })
  }

  /// LightGBM's names of XGBoost's metrics, so that estimators compare.
  private static let metrics = [
    "logloss": "binary_logloss", "mlogloss": "multi_logloss", "rmse": "rmse", "mae": "l1",
  ]

  /// The parameters as XGBoost takes them.
  private func settings(_ directions: [Int]) throws -> [(name: String, value: String)] {
    var settings: [String: String] = [:]
    for parameter in parameters {
      guard let name = parameter.engineName else { continue }
      let value = lesson.value(parameter.name)
      settings[name] = value.text ?? value.description
    }
    switch lesson.task {
    case .binary: settings["objective"] = "binary:logistic"
    case .multiclass:
      settings["objective"] = "multi:softprob"
      settings["num_class"] = String(lesson.classes)
    default: settings["objective"] = XGBoostObjective(lesson).name
    }
    if lesson.task != .binary { settings["scale_pos_weight"] = nil }
    if !directions.isEmpty {
      settings["monotone_constraints"] = "(" + directions.map(String.init).joined(separator: ",") + ")"
    }
    settings["tree_method"] = "hist"
    settings["seed"] = String(lesson.seed & 0x7FFF_FFFF)
    settings["nthread"] = String(lesson.threads)
    return settings.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}
