public import Frames

/// One step of the way from a raw row to a prepared one, which needs no other row: what is left of a plan when its rows
/// are taken one by one.
public enum RowStep: Codable, Hashable, Sendable {
  /// New columns, or columns with new content; none sees another of the same step.
  case derive([NamedExpression])
  case rename([Renaming])
  /// The columns that stay, in order; from `select` and `drop`.
  case keep([String])
  /// Columns out of a table that the model keeps, by keys of the row; from `join`.
  case lookup(Lookup)
}
