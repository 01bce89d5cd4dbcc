import Engines
import Letters

/// The columns that a linear model counts with: each number, one for each category but the first, and one that tells where a
/// feature is missing if it ever is. A missing number stands at the mean.
struct LinearDesign {
  /// How one feature becomes columns.
  private struct Slot {
    var fill = 0.0
    var number: Int?
    /// By the number of the category; the first, and those that training lacks, have none.
    var levels: [Int?] = []
    var missing: Int?
  }

  /// What the coefficients are called: `age`, `plan = pro`, `age is missing`.
  private(set) var names: [String] = []
  /// The feature of each column.
  private(set) var features: [Int] = []
  /// The mean of each column over the rows, 0 where there is no intercept; by weight.
  private(set) var centres: [Double] = []
  /// The spread of each column about its centre, 1 for one that does not vary.
  private(set) var scales: [Double] = []
  /// The sum of the rows' weights, and how many rows have one.
  private(set) var weight = 0.0
  private(set) var rows = 0
  private var slots: [Slot] = []

  /// - Parameters:
  ///   - isCentred: Whether columns are moved to their means, as a model with an intercept wants it.
  ///   - isScaled: Whether columns are brought to one spread.
  init(_ rows: LabelledRows, isCentred: Bool = true, isScaled: Bool = true) throws {
    try lay(rows)
    centres = [Double](repeating: 0, count: names.count)
    scales = [Double](repeating: 1, count: names.count)
    let width = names.count
    if isCentred {
      var sums = centres
      try read(rows) { numbers, _, weights in
        for (row, weight) in weights.enumerated() {
          for column in 0..<width { sums[column] += weight * numbers[row * width + column] }
        }
      }
      centres = sums.map { $0 / weight }
    }
    guard isScaled else { return }
    var squares = [Double](repeating: 0, count: width)
    try read(rows) { numbers, _, weights in
      for (row, weight) in weights.enumerated() {
        for column in 0..<width {
          squares[column] += weight * numbers[row * width + column] * numbers[row * width + column]
        }
      }
    }
    scales = squares.map { $0 > 0 ? ($0 / weight).squareRoot() : 1 }
  }

  var width: Int { names.count }

  /// Decides the columns by what the rows hold.
  private mutating func lay(_ rows: LabelledRows) throws {
    let features = rows.source.features
    var sums = [Double](repeating: 0, count: features.count)
    var present = sums
    var missing = [Bool](repeating: false, count: features.count)
    var seen = features.map { feature in
      if case .category(let values, _, _) = feature.encoding {
        [Bool](repeating: false, count: values.count + 1)
      } else {
        [Bool]()
      }
    }
    try rows.source.numbers { start, numbers in
      for place in numbers.indices {
        let (feature, value) = (place % features.count, numbers[place])
        let weight = rows.weights?[start + place / features.count] ?? 1
        if feature == 0 {
          self.weight += weight
          self.rows += weight > 0 ? 1 : 0
        }
        guard value.isFinite else {
          missing[feature] = true
          continue
        }
        if seen[feature].isEmpty {
          sums[feature] += weight * value
          present[feature] += weight
        } else if let level = Int(exactly: value), seen[feature].indices.contains(level) {
          seen[feature][level] = true
        }
      }
    }
    guard weight > 0 else { throw Fault("L018", "every weight of the training rows is 0", subject: "weights") }
    for (place, feature) in features.enumerated() {
      var slot = Slot()
      if case .category(let values, _, _) = feature.encoding {
        let found = seen[place].indices.filter { seen[place][$0] }
        slot.levels = [Int?](repeating: nil, count: seen[place].count)
        for level in found.dropFirst() {
          slot.levels[level] = add("\(feature.name) = \(level < values.count ? values[level] : "other")", place)
        }
      } else {
        slot.fill = present[place] > 0 ? sums[place] / present[place] : 0
        slot.number = add(feature.name, place)
      }
      if missing[place] { slot.missing = add("\(feature.name) is missing", place) }
      slots.append(slot)
    }
    guard width <= LinearDesign.mostColumns else {
      throw Fault(
        "L015",
        "these features give \(Thousands.grouped(width)) columns, and a linear model takes at most "
          + Thousands.grouped(LinearDesign.mostColumns),
        help: "keep fewer categories with `prepare: [top(.column, 20)]`, or use gbm")
    }
  }

  /// More would take gigabytes: a triangle waits with five times the square of its columns.
  private static let mostColumns = 4_000

  private mutating func add(_ name: String, _ feature: Int) -> Int {
    names.append(name)
    features.append(feature)
    return names.count - 1
  }

  /// Hands the rows to `body` in blocks: the columns moved and brought to one spread, one row after the other, with a label and
  /// a weight each.
  func read(
    _ rows: LabelledRows,
    _ body: (_ numbers: [Double], _ labels: ArraySlice<Double>, _ weights: [Double]) throws -> Void
  ) throws {
    try rows.source.numbers { start, numbers in
      let count = numbers.count / slots.count
      var columns = [Double](repeating: 0, count: count * width)
      for row in 0..<count {
        let target = row * width
        for (place, slot) in slots.enumerated() {
          let value = numbers[row * slots.count + place]
          if let number = slot.number { columns[target + number] = value.isFinite ? value : slot.fill }
          if !value.isFinite {
            if let missing = slot.missing { columns[target + missing] = 1 }
          } else if let level = Int(exactly: value), slot.levels.indices.contains(level),
            let column = slot.levels[level]
          {
            columns[target + column] = 1
          }
        }
        if !centres.isEmpty {
          for column in 0..<width {
            columns[target + column] = (columns[target + column] - centres[column]) / scales[column]
          }
        }
      }
      let range = start..<(start + count)
      try body(
        columns, rows.labels[range], rows.weights.map { Array($0[range]) } ?? [Double](repeating: 1, count: count))
    }
  }

  /// What each feature adds to the answer, by the coefficients of the columns as they are in the data.
  func effects(_ coefficients: [Double]) -> [LinearEffect] {
    slots.map { slot in
      let missing = slot.missing.map { coefficients[$0] } ?? 0
      guard let number = slot.number else {
        return LinearEffect(levels: slot.levels.map { $0.map { coefficients[$0] } ?? 0 }, missing: missing)
      }
      return LinearEffect(slope: coefficients[number], missing: coefficients[number] * slot.fill + missing)
    }
  }
}

/// What one feature adds to an answer.
struct LinearEffect: Codable, Hashable, Sendable {
  /// For each unit of a number.
  var slope: Double?
  /// For each category.
  var levels: [Double]?
  /// Where the feature is missing.
  var missing: Double

  func callAsFunction(_ value: Double) -> Double {
    guard value.isFinite else { return missing }
    if let slope { return slope * value }
    guard let levels, let level = Int(exactly: value), levels.indices.contains(level) else { return 0 }
    return levels[level]
  }
}
