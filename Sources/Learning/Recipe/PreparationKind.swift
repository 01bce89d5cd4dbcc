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
  let fit: @Sendable (_ choice: Scalar, _ column: inout ColumnPreparing) throws -> Void

  init(
    _ name: String, _ help: String, example: String, choice: Scalar,
    fit: @escaping @Sendable (_ choice: Scalar, _ column: inout ColumnPreparing) throws -> Void
  ) {
    self.name = name
    self.help = help
    self.example = example
    self.choice = choice
    self.fit = fit
  }

  /// Every kind, by name; a test compares the list with the folder.
  public static let catalogue: [PreparationKind] = [
    .impute,
    .oneHot,
    .scale,
    .top,
  ]
}
