import Frames

/// One training by one estimator: it looks at what it would cost, takes the rows in, then learns.
protocol Fit {
  /// The engine and its version, as the model's card keeps it: `lightgbm 4.7.0`.
  var engine: String { get }
  /// Throws L015 when the training would be absurdly long or large.
  func check(features: Int) throws
  /// The recipe with the features that it takes; all, unless it says otherwise.
  func adapted(_ recipe: Recipe, _ table: Table) throws -> Recipe
  /// Takes what it needs of the rows, which are given up afterwards; what it gives learns, under the watch of its thread.
  func taking(_ rows: LabelledRows, validation: LabelledRows?) throws -> () throws -> FitResult
}

extension Fit {
  func check(features: Int) throws {}
  func adapted(_ recipe: Recipe, _ table: Table) throws -> Recipe { recipe }
}
