import Frames

/// The rows of one training, read into memory once: prepared columns, target, weights, and the raw columns that the
/// features come from.
struct TrainingRows: Sendable {
  /// Every column of the frame that was trained on, and raw columns that its steps changed, under other names.
  let table: Table
  /// The names of the frame's own columns.
  let columns: [String]
  /// The columns by whose content rows are known again.
  let known: [String]
  let tail: RecipeTail
  /// Where the raw columns that the steps changed stand in the table.
  let raw: [String: String]
  /// When each row was known: the column that the rows were split by, or the one date or time that is no feature.
  var time: String?

  /// The raw columns under their own names.
  func raw(_ inputs: [Field]) throws -> Table {
    try Table(
      inputs.compactMap { field in
        table[raw[field.name] ?? field.name].map {
          Column(field.name, type: $0.type, values: $0.values, validity: $0.validity)
        }
      })
  }

  /// The rows that are marked.
  func taking(_ kept: [Bool]) throws -> TrainingRows {
    TrainingRows(table: try table.taking(kept), columns: columns, known: known, tail: tail, raw: raw, time: time)
  }
}
