import Engines
public import Frames

/// Everything that is asked of one training: the words of `train`.
public struct Training: Sendable {
  /// Rows held back to choose the best iteration.
  public enum Validation: Sendable {
    /// A share of the training rows, drawn by the seed.
    case share(Double)
    /// Rows of their own, prepared like the training rows.
    case rows(Frame)
  }

  /// The column to tell; empty for an estimator that tells none.
  public var target: String
  public var estimator: Estimator
  /// The estimator's parameters as they were given, by any of their accepted names.
  public var parameters: [(name: String, value: Scalar)]
  /// None: the task follows the target.
  public var task: Task?
  /// None: every column but the target, the weights and those excluded.
  public var include: [String]?
  public var exclude: [String]
  public var preparations: [Preparation]
  public var validation: Validation?
  /// The column of the rows' weights.
  public var weights: String?
  /// The class whose probability is given, where the data's own choice is not wanted.
  public var positive: Scalar?
  /// Columns of which each combination of values gets a model of its own; none for a single model.
  public var by: [String] = []
  /// With `by`: groups of fewer rows follow the pooled model.
  public var minimumRows = 100
  /// From which probability on the positive class is predicted; none for one half.
  public var threshold: ThresholdRule?
  /// How probabilities are brought in line with what happens.
  public var calibration: Calibration.Kind?
  /// A model whose training is gone on with, instead of beginning anew.
  public var base: Model?
  /// The file of what another tool has learnt, for estimators that take it.
  public var imported: [UInt8]?
  /// The column by which rows follow one another, for estimators that forecast.
  public var time: String?
  public var seed: Int
  /// What is done with features that are probably personal data.
  public var personal: PersonalPolicy
  /// What must hold of the rows; kept with the model, and asked again of the rows that it is shown later.
  public var contract: Contract?
  /// None: as many as the machine has, at most 16.
  public var threads: Int?
  /// The model is judged once and thrown away, so that what only watching and registering need is left out.
  var isRehearsal = false
  /// How many bytes of columns are held at most; rows that take more are read block by block, as often as they are needed.
  public var mostBytes = Memory.physical / 4

  public init(target: String, seed: Int, estimator: Estimator = .gbm) {
    self.target = target
    self.seed = seed
    self.estimator = estimator
    parameters = []
    exclude = []
    preparations = []
    personal = .warn
  }

  /// What is asked besides the estimator and its parameters, as one text; none where nothing is.
  var adjustment: String? {
    let asked = [
      threshold.map { "threshold \($0)" }, calibration.map { "calibrate \($0.rawValue)" },
      base.map { "from \($0.card.fingerprints.data) \($0.card.fingerprints.code)" }, time.map { "time \($0)" },
      imported.map { "file \(SHA256.hex($0))" },
    ].compactMap { $0 }
    return asked.isEmpty ? nil : asked.joined(separator: ", ")
  }
}
