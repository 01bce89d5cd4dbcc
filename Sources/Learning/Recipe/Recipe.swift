import Engines
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

  /// Throws L096 where a raw row is not enough to make the features again.
  public func checkReplayable() throws {
    guard let why = unreplayable else { return }
    throw Fault(
      "L096", "a single row is not enough for this model: \(why)", subject: "model",
      help: "make the right side unique (`distinct`, `group`), or send the columns with each row: train on "
        + "`collect(frame)`, or `load` what you `save`")
  }
}
