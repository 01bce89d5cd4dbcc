/// What happened while a model was trained, as its card keeps it.
public struct TrainingFacts: Codable, Hashable, Sendable {
  /// Rows learnt from, without those held back for validation.
  public var rows: Int
  /// Rows left out because their target was missing.
  public var missingTarget: Int
  /// Rows held back to choose the best iteration.
  public var validationRows: Int
  /// The value of `metric` on the validation rows at the iteration that was kept.
  public var validation: Double?
  /// LightGBM's name of the metric that chose the iteration, and that other estimators are held against.
  public var metric: String?
  /// Rounds that the model keeps; 0 for an estimator that knows none.
  public var iterations: Int
  public var seed: Int
  public var threads: Int
  /// Remarks made while training, one line each.
  public var notes: [String]
  /// What was suspicious in the rows; none of models from before it was kept.
  public var guards: [GuardFinding]?
}
