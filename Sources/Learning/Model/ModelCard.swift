public import Frames

/// Everything about a model but the engine's own bytes.
public struct ModelCard: Codable, Hashable, Sendable {
  /// A parameter of the estimator and its value, given or by default.
  public struct Parameter: Codable, Hashable, Sendable {
    public var name: String
    public var value: Scalar
  }

  public var task: Task
  public var target: Target
  public var signature: Signature
  public var recipe: Recipe
  /// The name of the estimator in the catalogue, `gbm`.
  public var estimator: String
  public var parameters: [Parameter]
  /// The engine and its version, `lightgbm 4.7.0`.
  public var engine: String
  public var training: TrainingFacts
  public var profile: Profile
  public var fingerprints: Fingerprints
  /// A sketch of the rows that were trained on, by which an evaluation knows them again.
  public var seen: RowSketch
  /// Of a family: its keys and how many models it has; none for a single model.
  public var family: FamilyCard?
  /// From which probability on the positive class is predicted, one half where none is kept; below which score a row is
  /// unusual.
  public var threshold: Double?
  /// What brings the engine's probabilities in line with what happens.
  public var calibration: Calibration?
  /// What must hold of the rows that the model is shown; none where nothing was asked.
  public var contract: Contract?
  /// From which probability rows of a group are told positive; none where all are from 0.5.
  public var thresholds: GroupThresholds?
}
