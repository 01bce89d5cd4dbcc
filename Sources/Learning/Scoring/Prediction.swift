public import Frames

/// What a model says about one row.
public struct Prediction: Hashable, Sendable {
  /// The predicted class in the target's own type, or the predicted number.
  public var value: Scalar
  /// Of two classes, the probability of the positive one.
  public var probability: Double?
  /// One probability a class, in the order of the target's classes; empty for regression.
  public var probabilities: [Double]
  /// Raw columns whose value was not seen in training and counts as "other".
  public var unseen: [String]
  /// What is told beside the answer, by name: the `distance` of a cluster, the `low` and `high` of a forecast.
  public var also: [ScalarField]

  public init(
    value: Scalar, probability: Double? = nil, probabilities: [Double] = [], unseen: [String] = [],
    also: [ScalarField] = []
  ) {
    self.value = value
    self.probability = probability
    self.probabilities = probabilities
    self.unseen = unseen
    self.also = also
  }
}
