import Engines
import Frames

/// Where the time of a row stands among its features.
struct SeriesClock: Codable, Hashable, Sendable {
  let column: String
  /// The feature that holds it.
  let place: Int
  /// How many features there are.
  let width: Int
  /// Whether it is counted in days since 1970.
  let isCalendar: Bool

  /// L058 when the time column holds neither dates, times nor numbers.
  init(_ features: [Feature]) throws {
    let days = features.firstIndex { if case .part(.dayNumber) = $0.encoding { true } else { false } }
    let number = features.firstIndex { if case .number = $0.encoding { true } else { false } }
    guard let place = days ?? number else {
      let name = features.first?.column ?? "time"
      throw Fault(
        "L058", "`\(name)` dates no rows: it holds \(features.first?.encoding.reads ?? "nothing")", subject: "." + name,
        help: "give a column of dates, times or whole numbers with `time:`")
    }
    self.place = place
    column = features[place].column
    width = features.count
    isCalendar = days != nil
  }

  /// The times of rows.
  func times(_ rows: FeatureRows) throws -> [Double] {
    var times: [Double] = []
    times.reserveCapacity(rows.rowCount)
    try rows.numbers { _, numbers in
      for start in stride(from: 0, to: numbers.count, by: width) { times.append(numbers[start + place]) }
    }
    let missing = times.reduce(0) { $0 + ($1.isFinite ? 0 : 1) }
    guard missing == 0 else {
      throw Fault(
        "L058", "`\(column)` is missing in \(Counted.rows(missing))", subject: "." + column,
        help: "filter not missing(.\(column))")
    }
    return times
  }
}
