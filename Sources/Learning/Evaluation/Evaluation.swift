public import Frames

/// How well a model does on rows that it was not trained on.
public struct Evaluation: Sendable {
  /// A metric's name and value on these rows.
  public struct Score: Codable, Hashable, Sendable {
    public var name: String
    public var value: Double

    public init(name: String, value: Double) {
      self.name = name
      self.value = value
    }
  }

  /// What can be said without a model: the most frequent class, or the mean of the training target.
  public struct Baseline: Codable, Hashable, Sendable {
    /// "majority" or "mean".
    public var kind: String
    public var prediction: Scalar
    /// The metric by which it is measured: accuracy or rmse.
    public var metric: String
    public var value: Double
  }

  public var task: Task
  /// The usual metrics of the task, the main one first.
  public var scores: [Score]
  /// All other metrics of the task that are defined on these rows, by name.
  public var others: [Score]
  /// The interval of the main metric.
  public var interval: Interval?
  public var confusion: Confusion?
  public var baseline: Baseline
  /// Rows judged, those with a known target.
  public var count: Int
  /// Rows left out because their target was missing.
  public var missingTarget: Int
  /// How the rows were told apart from the training rows, in a few words: `split by .timestamp`, `random split`.
  public var split: String
  /// The seed of the model that was judged.
  public var seed: Int
  /// SHA-256 of the judged rows, and of how the model was made.
  public var fingerprints: Fingerprints
  /// Remarks, one line each: unseen categories, rows known from training.
  public var notes: [String]
  /// What was suspicious in the rows of the training and in these.
  public var guards: [GuardFinding] = []
  /// A fingerprint of the judged rows by their content, in any order, whatever model judged them.
  public var testRows: String = ""
  /// The fingerprint of the rows that the model was trained on.
  public var trained: String = ""
  /// The judged rows with `prediction`, and `probability` and `p_CLASS` for classes.
  public var rows: Table
  /// Truth and answers of the judged rows, as the metrics see them.
  public var judged: Judged

  /// A metric by its name; none where the task has no such metric or it is not defined on these rows.
  public func score(_ name: String) -> Double? { (scores + others).first { $0.name == name }?.value }
}
