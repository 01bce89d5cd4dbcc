import Engines
import Frames
import Glibc

/// What an estimator is asked for, settled before a row reaches it.
struct Lesson {
  /// Every parameter of the estimator, given or by default.
  let parameters: [ModelCard.Parameter]
  let task: Task
  /// The names of the target's classes; none for numbers.
  let classNames: [String]
  /// How many rows are learnt from.
  let rows: Int
  let seed: Int
  let threads: Int

  /// How many classes the target has; 0 for numbers.
  var classes: Int { classNames.count }

  func value(_ name: String) -> Scalar { parameters.first { $0.name == name }?.value ?? .missing }

  func number(_ name: String) -> Double { value(name).double ?? 0 }

  func whole(_ name: String) -> Int { value(name).int ?? 0 }
}

/// Rows to learn from, or to judge by while learning, with one label and perhaps a weight each.
struct LabelledRows {
  let source: FeatureRows
  /// Numbers of classes, or values.
  let labels: [Double]
  /// None when every row counts alike.
  let weights: [Double]?

  /// The rows that the source takes; labels and weights stand for all rows of its matrix.
  init(_ source: FeatureRows, labels: [Double], _ weights: RowWeights) {
    self.source = source
    self.weights = weights.weights(labels: labels, chosen: source.chosen)
    guard let chosen = source.chosen else {
      self.labels = labels
      return
    }
    self.labels = zip(labels, chosen).filter(\.1).map(\.0)
  }
}

extension LabelledRows {
  /// The metric that LightGBM has for the task, under its name, so that estimators compare.
  ///
  /// - Parameter answers: One number a row, or one for each of several classes.
  func loss(_ task: Task, _ answers: [Double]) -> (metric: String, value: Double) {
    let width = labels.isEmpty ? 1 : answers.count / labels.count
    var (sum, total) = (0.0, 0.0)
    for (row, label) in labels.enumerated() {
      let weight = weights?[row] ?? 1
      total += weight
      switch task {
      case .regression: sum += weight * (answers[row] - label) * (answers[row] - label)
      case .binary: sum -= weight * log(max(1e-15, label > 0 ? answers[row] : 1 - answers[row]))
      case .multiclass:
        let place = Int(exactly: label).map { row * width + $0 } ?? -1
        sum -= weight * log(max(1e-15, answers.indices.contains(place) ? answers[place] : 0))
      }
    }
    let mean = sum / max(total, .leastNormalMagnitude)
    return switch task {
    case .regression: ("rmse", mean.squareRoot())
    case .binary: ("binary_logloss", mean)
    case .multiclass: ("multi_logloss", mean)
    }
  }
}

/// One training by one estimator: it looks at what it would cost, takes the rows in, then learns.
protocol Fit {
  /// The engine and its version, as the model's card keeps it: `lightgbm 4.7.0`.
  var engine: String { get }
  /// Whether each class is to have the same weight in all.
  var isBalanced: Bool { get }
  /// Throws L015 when the training would be absurdly long or large.
  func check(features: Int) throws
  /// Takes what it needs of the rows, which are given up afterwards; what it gives learns, under the watch of its thread.
  func taking(_ rows: LabelledRows, validation: LabelledRows?) throws -> () throws -> FitResult
}

extension Fit {
  var isBalanced: Bool { false }
  func check(features: Int) throws {}
}

/// What was learnt, in the engine's own form, and how it came about.
struct FitResult {
  /// What a model keeps, and `Estimator.load` reads.
  var bytes: [UInt8]
  /// Rounds that the model keeps; 0 for an estimator that knows none.
  var iterations = 0
  /// The metric of the validation rows at the round that is kept.
  var validation: (metric: String, value: Double)?
  var notes: [String] = []
  /// After how many rounds of how many it was stopped by hand; none where it ended by itself.
  var stopped: (after: Int, of: Int)?

  /// The fault of a training that was stopped.
  static func fault(stoppedAfter done: Int, of rounds: Int) -> Fault {
    Fault("L016", "training was stopped after \(done) of \(rounds) rounds", help: done == 0 ? "nothing was kept" : nil)
  }
}

/// A model's engine in memory, ready to answer from several threads.
protocol Predicting: Sendable {
  /// How many numbers a row has; none where it looks at none of them.
  var featureCount: Int? { get }
  /// One row: a probability, a probability for each of several classes, or the target's value.
  func predict(_ row: [Double]) throws -> [Double]
  /// The same for many rows, one after the other.
  func predict(_ rows: FeatureRows) throws -> [Double]
  /// How much each feature counts in the model by itself; L043 where features count for nothing.
  func gains() throws -> [Double]
  /// How much each feature moves the answer of each row (SHAP), and one number more for what it is moved from; for
  /// several classes one such group after the other.
  func contributions(_ rows: FeatureRows) throws -> [Double]
}
