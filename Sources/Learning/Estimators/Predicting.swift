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
  /// What is to be told of the answers to rows, one line each.
  func remarks(_ rows: FeatureRows) -> [String]
}

extension Predicting {
  func remarks(_ rows: FeatureRows) -> [String] { [] }
}
