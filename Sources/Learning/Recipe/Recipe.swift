public import Frames

/// The whole way from a raw row to the numbers that the engine sees; kept with the model, so that training and serving
/// cannot differ.
public struct Recipe: Codable, Hashable, Sendable {
  /// The row-wise tail of the plan that was trained on.
  public var steps: [RowStep]
  /// The prepared columns that the features read, with their types.
  public var prepared: [Field]
  public var features: [Feature]
  /// The preparations as they were asked for.
  public var preparations: [Preparation]

  /// Columns that come out of rows which a single row does not have, and why the model cannot make them itself; none where
  /// a raw row is enough.
  public var unreplayable: String?

  public init(steps: [RowStep], prepared: [Field], features: [Feature], preparations: [Preparation] = []) {
    self.steps = steps
    self.prepared = prepared
    self.features = features
    self.preparations = preparations
  }
}
