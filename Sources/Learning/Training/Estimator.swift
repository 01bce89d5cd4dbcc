public import Frames

/// A way to learn: its name, its parameters and the engine behind it.
public struct Estimator: Sendable {
  /// One parameter: the field's own name, the names of it that are accepted, what it may be, and what it is by default.
  public struct Parameter: Sendable {
    public let name: String
    public let aliases: [String]
    public let kind: Kind
    public let standard: Scalar
    /// One sentence for the reference page.
    public let help: String
    /// The engine's own name.
    let engineName: String

    init(
      _ name: String, _ engineName: String, aliases: [String] = [], _ kind: Kind, _ standard: Scalar, _ help: String
    ) {
      self.name = name
      self.engineName = engineName
      self.aliases = aliases
      self.kind = kind
      self.standard = standard
      self.help = help
    }
  }

  /// What the value of a parameter may be.
  public enum Kind: Sendable {
    case int(ClosedRange<Int>)
    case double(ClosedRange<Double>)
    case choice([String])
  }

  /// The word that a person writes: `gbm`.
  public let name: String
  public let help: String
  public let parameters: [Parameter]

  init(_ name: String, _ help: String, parameters: [Parameter]) {
    self.name = name
    self.help = help
    self.parameters = parameters
  }

  /// Every estimator, by name; a test compares the list with the folder.
  public static let catalogue: [Estimator] = [.gbm]
}
