import Frames

/// The rows of one training, read into memory once: prepared columns, target, weights, and the raw columns that the
/// features come from.
struct TrainingRows {
  /// Every column of the frame that was trained on, and raw columns that its steps changed, under other names.
  let table: Table
  /// The names of the frame's own columns.
  let columns: [String]
  /// The columns by whose content rows are known again.
  let known: [String]
  let tail: RecipeTail
  /// Where the raw columns that the steps changed stand in the table.
  let raw: [String: String]
  /// How the rows were chosen, in a few words; empty when nothing is known.
  let origin: String
}
