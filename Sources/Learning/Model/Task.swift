/// What a model learns to say: one of two classes, one of several, a number, which group a row belongs to, or how unusual
/// it is.
public enum Task: String, Codable, Hashable, Sendable, CaseIterable {
  case binary, multiclass, regression
  case clusters, anomalies

  /// Those that learn to tell a column.
  public static let supervised: [Task] = [.binary, .multiclass, .regression]

  public var isClassification: Bool { self == .binary || self == .multiclass }

  /// Whether a column of the training rows is told.
  public var hasTarget: Bool { Task.supervised.contains(self) }

  /// The column that `predict` adds first.
  public var answerName: String {
    switch self {
    case .binary, .multiclass, .regression: "prediction"
    case .clusters: "cluster"
    case .anomalies: "anomaly"
    }
  }
}
