import Engines
import Frames

/// A column while its preparations are fitted: its training rows, and what the preparations have settled so far.
struct ColumnPreparing {
  let column: Column
  /// How many training rows are missing.
  let missing: Int
  /// The numbers of the training rows without the missing ones; none for texts and dates.
  let numbers: [Double]?
  /// How often each text occurs in the training rows; none for other types.
  let counts: [(value: String, count: Int)]?

  /// The training rows.
  let rows: [Int]
  /// What the rows are to tell; none where nobody knows yet.
  let target: KnownTarget?
  /// The chosen options of the preparation that is fitted, with the standards of those that were not chosen.
  var options: [String: Scalar] = [:]

  /// A feature that a preparation makes by itself.
  struct Made {
    /// What stands behind the column's name in that of the feature.
    let suffix: String
    let encoding: Encoding
    /// The numbers of all rows of the table while training, where those of the training rows differ from the encoding.
    var trained: [Double]?
  }

  var fillNumber: Double?
  var fillText: String?
  /// The texts that keep their own category; none for all that fit.
  var kept: [String]?
  var isOneHot = false
  /// Whether a feature says where the column is missing.
  var tellsMissing = false
  /// The features in place of the usual ones.
  var made: [Made]?
  var centre = 0.0
  var spread = 1.0

  func option(_ name: String) -> Scalar { options[name] ?? .missing }

  /// L020: a preparation that does not go with the column's type or with the choice.
  func refusal(_ message: String, help: String) -> Fault {
    Fault("L020", message, subject: "." + column.name, help: help)
  }

  /// The texts by falling frequency, equals by text, the fill counted in.
  var ordered: [(value: String, count: Int)] {
    guard var counts else { return [] }
    if let fillText, missing > 0 {
      if let place = counts.firstIndex(where: { $0.value == fillText }) {
        counts[place].count += missing
      } else {
        counts.append((fillText, missing))
      }
    }
    return counts.sorted { $0.count != $1.count ? $0.count > $1.count : $0.value < $1.value }
  }
}
