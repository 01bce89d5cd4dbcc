import Engines
import Frames

/// One training of LightGBM: parameters, rows, and an iteration at a time until it is done, no better, or stopped.
struct GBMFit {
  let parameters: [ModelCard.Parameter]
  let task: Task
  let classes: Int
  /// How many rows are learnt from.
  let rows: Int
  let seed: Int
  let threads: Int

  /// From so many rows on, quantized gradients save more than a second a hundred trees.
  private static let manyRows = 250_000

  /// Rows as the engine takes them, with one label and perhaps a weight each.
  struct Rows {
    let source: FeatureRows
    let labels: [Float]
    let weights: [Float]?

    /// The rows that the source takes; labels and weights stand for all rows of its matrix.
    init(_ source: FeatureRows, labels: [Double], _ weights: RowWeights) {
      self.source = source
      var kept: [Float] = []
      for (row, label) in labels.enumerated() where source.chosen.map({ $0[row] }) ?? true { kept.append(Float(label)) }
      self.labels = kept
      self.weights = weights.weights(labels: labels, chosen: source.chosen)
    }
  }

  /// The rows in the engine's bins, about a byte a number.
  struct Datasets {
    let training: BoosterDataset
    let validation: BoosterDataset?
  }

  /// The engine's text and how it came about.
  struct Result {
    let text: String
    let iterations: Int
    /// The validation metric at the iteration that is kept.
    let validation: (metric: String, value: Double)?
    let notes: [String]
    /// After how many iterations it was stopped; none where it ended by itself.
    let stopped: Int?
  }

  /// Puts the rows into bins.
  func datasets(_ training: Rows, validation: Rows?) throws -> Datasets {
    let settings = engineParameters
    let categorical = training.source.features.indices.filter { training.source.features[$0].encoding.isCategorical }
    let dataset = try BoosterDataset(
      training.source, labels: training.labels, weights: training.weights, categorical: categorical,
      parameters: settings)
    let held = try validation.map {
      try BoosterDataset(
        $0.source, labels: $0.labels, weights: $0.weights, categorical: categorical, parameters: settings,
        reference: dataset)
    }
    return Datasets(training: dataset, validation: held)
  }

  /// Trains; when the watch stops it between two iterations, the result is what was reached.
  func run(_ datasets: Datasets) throws -> Result {
    let watch = Watch.current
    let booster = try Booster(
      engineParameters, training: datasets.training, validation: datasets.validation.map { [$0] } ?? [])
    let rounds = whole("n_estimators")
    let patience = whole("early_stopping_rounds")
    let metric = try datasets.validation == nil ? nil : booster.metricNames().first
    var best: (iteration: Int, value: Double)?
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
        if best.map({ value < $0.value }) ?? true { best = (round, value) }
        if let best, best.iteration < round { facts.append(Progress.Fact("best", best.value)) }
      }
      watch.tell(Progress("training", done: Double(round), of: Double(rounds), .rounds, facts: facts))
      if isFinished {
        if round == 1 { notes.append("no split was found, so every prediction is the same: more rows are needed") }
        break
      }
      if let best, round - best.iteration >= patience {
        notes.append("stopped early: round \(best.iteration) of \(rounds) was the best")
        break
      }
    }
    if stopped == 0 { throw GBMFit.stopped(after: 0, of: rounds) }
    let iterations = try min(best?.iteration ?? .max, booster.iterationCount())
    if let stopped { notes.append("stopped by hand after \(stopped) of \(rounds) rounds") }
    return Result(
      text: try booster.text(iterations: iterations), iterations: iterations,
      validation: metric.flatMap { name in best.map { (name, $0.value) } }, notes: notes, stopped: stopped)
  }

  /// The fault of a training that was stopped.
  static func stopped(after done: Int, of rounds: Int) -> Fault {
    Fault("L016", "training was stopped after \(done) of \(rounds) rounds", help: done == 0 ? "nothing was kept" : nil)
  }

  /// What the training would cost.
  func cost(features: Int) -> TrainingCost {
    TrainingCost(
      rows: rows, features: features, rounds: whole("n_estimators"), treesPerRound: task == .multiclass ? classes : 1,
      leaves: whole("num_leaves"), rowsPerLeaf: whole("min_child_samples"), threads: threads)
  }

  /// Gradients of classes are bounded and lose nothing by rounding; those of numbers can differ by magnitudes.
  private var isQuantized: Bool {
    switch value("quantized").text {
    case "yes": true
    case "no": false
    default: task.isClassification && rows >= GBMFit.manyRows
    }
  }

  var isBalanced: Bool { value("class_weight").text == "balanced" }

  private var engineParameters: BoosterParameters {
    var settings = BoosterParameters()
    for parameter in Estimator.gbm.parameters {
      switch (parameter.name, value(parameter.name)) {
      case ("n_estimators", _), ("class_weight", _), ("objective", _), ("early_stopping_rounds", _), ("quantized", _):
        continue
      case (_, .int(let number)): settings[parameter.engineName] = String(number)
      case (_, .double(let number)): settings[parameter.engineName] = "\(number)"
      default: continue
      }
    }
    switch task {
    case .binary: (settings["objective"], settings["metric"]) = ("binary", "binary_logloss")
    case .multiclass:
      (settings["objective"], settings["metric"]) = ("multiclass", "multi_logloss")
      settings["num_class"] = String(classes)
    case .regression:
      let objective = value("objective").text ?? "auto"
      (settings["objective"], settings["metric"]) = (objective == "auto" ? "regression" : objective, "rmse")
    }
    if isQuantized {
      settings["use_quantized_grad"] = "true"
      settings["quant_train_renew_leaf"] = "true"
    }
    settings["seed"] = String(seed & 0x7FFF_FFFF)
    settings["num_threads"] = String(threads)
    settings["deterministic"] = "true"
    settings["force_row_wise"] = "true"
    return settings
  }

  private func value(_ name: String) -> Scalar { parameters.first { $0.name == name }?.value ?? .missing }

  func whole(_ name: String) -> Int { value(name).int ?? 0 }
}
