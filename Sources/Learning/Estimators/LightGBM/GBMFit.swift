import Engines
import Frames

/// One training of LightGBM, boosted or bagged: parameters, rows, and an iteration at a time until it is done, no better, or stopped.
struct GBMFit: Fit {
  let lesson: Lesson
  /// The estimator whose parameters the lesson has.
  let parameters: [Estimator.Parameter]
  /// What the estimator always asks of the engine besides.
  var fixed: [String: String] = [:]

  /// From so many rows on, quantized gradients save more than a second a hundred trees.
  private static let manyRows = 250_000

  /// The rows in the engine's bins, about a byte a number.
  private struct Datasets {
    let training: BoosterDataset
    let validation: BoosterDataset?
    /// The trees that are gone on with.
    let base: Booster?
  }

  var engine: String { "lightgbm \(Engine.lightgbm.version)" }

  func check(features: Int) throws {
    try GBMCost(
      rows: lesson.rows, features: features, rounds: lesson.whole("n_estimators"),
      treesPerRound: lesson.task == .multiclass ? lesson.classes : 1, leaves: lesson.whole("num_leaves"),
      rowsPerLeaf: lesson.whole("min_child_samples"), threads: lesson.threads
    ).check()
  }

  func taking(_ rows: LabelledRows, validation: LabelledRows?) throws -> () throws -> FitResult {
    try GBMObjective(lesson).check(rows.labels, of: lesson.target.name)
    let directions = try MonotoneDirections(lesson, rows.source.features).byFeature
    let settings = engineParameters(directions)
    let taken = try ThreadTeam.with(lesson.threads) { try datasets(rows, validation: validation, settings) }
    return { try ThreadTeam.with(lesson.threads) { try run(taken, settings) } }
  }

  /// Puts the rows into bins.
  private func datasets(
    _ training: LabelledRows, validation: LabelledRows?, _ settings: BoosterParameters
  ) throws -> Datasets {
    let categorical = training.source.features.indices.filter { training.source.features[$0].encoding.isCategorical }
    let dataset = try BoosterDataset(
      training.source, labels: training.labels.map(Float.init), weights: training.weights?.map(Float.init),
      categorical: categorical, parameters: settings)
    let held = try validation.map {
      try BoosterDataset(
        $0.source, labels: $0.labels.map(Float.init), weights: $0.weights?.map(Float.init), categorical: categorical,
        parameters: settings, reference: dataset)
    }
    let base = try lesson.base.map { try Booster(text: String(decoding: $0.engine, as: UTF8.self)) }
    if let base {
      try dataset.begin(from: base.predict(training.source, .raw))
      if let held, let validation { try held.begin(from: base.predict(validation.source, .raw)) }
    }
    return Datasets(training: dataset, validation: held, base: base)
  }

  /// Trains; when the watch stops it between two iterations, the result is what was reached.
  private func run(_ datasets: Datasets, _ settings: BoosterParameters) throws -> FitResult {
    let watch = Watch.current
    let booster = try Booster(
      settings, training: datasets.training, validation: datasets.validation.map { [$0] } ?? [])
    if let base = datasets.base { try booster.begin(with: base) }
    let before = try datasets.base?.iterationCount() ?? 0
    let rounds = lesson.whole("n_estimators")
    let patience = lesson.whole("early_stopping_rounds")
    let metric = try datasets.validation == nil ? nil : booster.metricNames().first
    var best: (iteration: Int, value: Double)?
    var last: Double?
    var notes: [String] = []
    var stopped: Int?
    watch.tell(Progress("training", of: Double(rounds), .rounds))
    for round in 1...max(1, rounds) {
      if watch.isStopped {
        stopped = round - 1
        break
      }
      let isFinished = try booster.update()
      var facts: [Progress.Fact] = []
      if let metric, let value = try booster.metrics(of: 1).first {
        facts.append(Progress.Fact(metric, value))
        last = value
        if best.map({ value < $0.value }) ?? true { best = (round, value) }
        if let best, best.iteration < round { facts.append(Progress.Fact("best", best.value)) }
      }
      watch.tell(Progress("training", done: Double(round), of: Double(rounds), .rounds, facts: facts))
      if isFinished {
        if round == 1 { notes.append("no split was found, so every prediction is the same: more rows are needed") }
        break
      }
      if let best, patience > 0, round - best.iteration >= patience {
        notes.append("stopped early: round \(best.iteration) of \(rounds) was the best")
        break
      }
    }
    if stopped == 0 { throw FitResult.fault(stoppedAfter: 0, of: rounds) }
    let iterations = try min(
      patience > 0 ? best.map { before + $0.iteration } ?? .max : .max, booster.iterationCount())
    if let stopped { notes.append("stopped by hand after \(stopped) of \(rounds) rounds") }
    return FitResult(
      bytes: Array(try booster.text(iterations: iterations).utf8), iterations: iterations,
      validation: metric.flatMap { name in (patience > 0 ? best?.value : last).map { (name, $0) } }, notes: notes,
      stopped: stopped.map { ($0, rounds) })
  }

  /// Gradients of classes are bounded and lose nothing by rounding; those of numbers can differ by magnitudes.
  private var isQuantized: Bool {
    switch lesson.value("quantized").text {
    case "yes": true
    case "no": false
    default: lesson.task.isClassification && lesson.rows >= GBMFit.manyRows
    }
  }

  /// - Parameter directions: Which way the answer may move with each feature; none where every way.
  private func engineParameters(_ directions: [Int]) -> BoosterParameters {
    var settings = BoosterParameters()
    for parameter in parameters {
      guard let name = parameter.engineName else { continue }
      let value = lesson.value(parameter.name)
      settings[name] = value.text ?? value.description
    }
    switch lesson.task {
    case .binary: (settings["objective"], settings["metric"]) = ("binary", "binary_logloss")
    case .multiclass:
      (settings["objective"], settings["metric"]) = ("multiclass", "multi_logloss")
      settings["num_class"] = String(lesson.classes)
    case .regression:
      let objective = GBMObjective(lesson)
      (settings["objective"], settings["metric"]) = (objective.name, objective.metric)
    case .clusters, .anomalies: break
    }
    if !directions.isEmpty { settings["monotone_constraints"] = directions.map(String.init).joined(separator: ",") }
    if isQuantized {
      settings["use_quantized_grad"] = "true"
      settings["quant_train_renew_leaf"] = "true"
    }
    for (name, value) in fixed { settings[name] = value }
    settings["seed"] = String(lesson.seed & 0x7FFF_FFFF)
    settings["num_threads"] = String(lesson.threads)
    settings["deterministic"] = "true"
    settings["force_row_wise"] = "true"
    return settings
  }
}
