import Engines
public import Frames

/// A model made ready to score raw rows one at a time, from several threads at once.
public final class Scorer: Sendable {
  public let model: Model

  /// Compiles the recipe and opens the engine's model; throws when either cannot be done.
  public init(_ model: Model) throws {
    self.model = model
  }

  /// What the model says about one raw row. Columns that the signature does not name are ignored; a column that it
  /// names and the row lacks, or that has another type, throws L030 or L031.
  public func predict(_ row: [String: Scalar]) throws -> Prediction {
    throw Fault("L032", "the engine of the model is not open")
  }
}
