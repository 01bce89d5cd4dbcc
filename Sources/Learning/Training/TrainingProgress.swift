/// How far a training is.
public struct TrainingProgress: Sendable {
  /// Iterations done.
  public var iteration: Int
  /// Iterations wanted; early stopping may end sooner.
  public var of: Int
  /// The validation metric's name and value, where rows are held back.
  public var metric: (name: String, value: Double)?
  /// Seconds since the training began.
  public var elapsed: Double
}
