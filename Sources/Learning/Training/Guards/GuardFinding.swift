/// Something in the rows that makes a model look better than it will be, or that it should not have learnt from.
public struct GuardFinding: Codable, Hashable, Sendable {
  public enum Kind: String, Codable, Hashable, Sendable, CaseIterable {
    case targetInDisguise = "target in disguise"
    case identifier
    case missingWithTarget = "missing with the target"
    case fromTheFuture = "from the future"
    case personal = "personal data"
    case knownRows = "rows of training"
  }

  public var kind: Kind
  /// The feature; none where the rows as a whole are meant.
  public var column: String?
  /// How striking it is; `measure` says of what it is a number.
  public var score: Double?
  /// What the score is: `AUC alone`, `share of rows`.
  public var measure: String
  /// What was found, without "warning: " before it and the advice behind it.
  public var found: String
  /// What to write.
  public var advice: String

  public init(
    _ kind: Kind, column: String?, score: Double?, measure: String, found: String, advice: String
  ) {
    self.kind = kind
    self.column = column
    self.score = score
    self.measure = measure
    self.found = found
    self.advice = advice
  }

  /// One line for the remarks of a training.
  public var line: String { "warning: \(found); \(advice)" }

  /// What leaves a column out.
  static func excluding(_ column: String) -> String { "exclude: .\(column)" }
}
