public import Frames

/// A preparation that was asked for: its kind, the column, and the choice, such as `impute(.age, "median")`.
public struct Preparation: Codable, Hashable, Sendable {
  /// The name of a `PreparationKind`.
  public var kind: String
  public var column: String
  public var choice: Scalar
  /// What else was chosen, by name; none where nothing was.
  public var options: [String: Scalar]?

  /// A preparation of a kind, with the kind's own choice when none is given.
  public init(_ kind: PreparationKind, column: String, choice: Scalar? = nil, options: [String: Scalar] = [:]) {
    self.kind = kind.name
    self.column = column
    self.choice = choice ?? kind.choice
    self.options = options.isEmpty ? nil : options
  }
}
