public import Frames

/// A kind of preparation: what it does to a column, fitted on the training rows only.
public struct PreparationKind: Sendable {
  /// The word that a person writes: `impute`.
  public let name: String
  /// One sentence for the reference page.
  public let help: String
  public let example: String
  /// What is chosen when nothing is said.
  public let choice: Scalar
  /// What else may be chosen by name, each with what it is where nothing is said.
  public let options: [String: Scalar]
  let fit: @Sendable (_ choice: Scalar, _ column: inout ColumnPreparing) throws -> Void

  init(
    _ name: String, _ help: String, example: String, choice: Scalar, options: [String: Scalar] = [:],
    fit: @escaping @Sendable (_ choice: Scalar, _ column: inout ColumnPreparing) throws -> Void
  ) {
    self.name = name
    self.help = help
    self.example = example
    self.choice = choice
    self.options = options
    self.fit = fit
  }

  /// Every kind, by name; a test compares the list with the folder.
  public static let catalogue: [PreparationKind] = [
    .bins,
    .frequencyEncode,
    .hashText,
    .impute,
    .oneHot,
    .scale,
    .targetEncode,
    .top,
  ]
}
