import Engines
public import Frames

/// How the answers move with one column while all others stay as they are: the mean over the rows (partial dependence,
/// Friedman 2001), and single rows (individual conditional expectation, Goldstein et al. 2015).
public struct Dependence: Sendable {
  public let column: String
  /// What the answer is: `probability of 1`, the target's name.
  public let answer: String
  /// The values that the column is given, ascending; words by how often they occur.
  public let values: [Scalar]
  public let means: [Double]
  /// For each value where the middle eight tenths of the rows lie.
  public let low: [Double]
  public let high: [Double]
  /// Some rows, one curve each: one number a value.
  public let curves: [[Double]]
  public let rows: Int
}

extension Model {
  /// The dependence of the answer on a column, over at most 1,000 rows of the frame. L085 where the model does not read the
  /// column, or the class is not one of its own.
  ///
  /// - Parameter ofClass: Of several classes the one whose probability is shown; none stands for the first.
  public func dependence(_ frame: Frame, on column: String, ofClass: String? = nil, points: Int = 20) throws
    -> Dependence
  {
    let names = Set(card.recipe.features.map(\.column))
    guard names.contains(column) else {
      let near = Spelling.nearest(column, in: names.sorted()).map { "did you mean `.\($0)`?  " } ?? ""
      throw Fault(
        "L085", "the model does not read `\(column)`", subject: "." + column,
        help: near + "(it reads \(names.sorted().joined(separator: ", ")))")
    }
    let place = try classPlace(ofClass)
    let table = try PreparedTable(frame, self, target: false).prepared.sampled(1000)
    guard table.rowCount > 0, let own = table[column] else { throw Fault("L041", "there is no row to explain") }
    let values = Model.grid(own, points)
    guard !values.isEmpty else {
      throw Fault("L085", "`\(column)` is missing in every row, so nothing depends on it", subject: "." + column)
    }
    let scorer = try Scorer(self)
    let answers = try values.map { value in
      try Watch.current.check()
      let scores = try scorer.score(prepared: table.replacing(column) { _ in value })
      return scores.columns[min(place, scores.columns.count - 1)]
    }
    let sorted = answers.map { Sorting.ascending($0) }
    let shown = stride(from: 0, to: table.rowCount, by: max(1, table.rowCount / 30))
    return Dependence(
      column: column, answer: task == .regression ? target.name : "probability of \(told(place))", values: values,
      means: answers.map { $0.reduce(0, +) / Double($0.count) },
      low: sorted.map { Ranking.quantile(sorted: $0, 0.1) ?? .nan },
      high: sorted.map { Ranking.quantile(sorted: $0, 0.9) ?? .nan },
      curves: shown.map { row in answers.map { $0[row] } }, rows: table.rowCount)
  }

  private func told(_ place: Int) -> String { task == .binary ? target.classNames[1] : target.classNames[place] }

  private func classPlace(_ name: String?) throws -> Int {
    guard task == .multiclass, let name else { return 0 }
    guard let place = target.classNames.firstIndex(of: name) else {
      throw Fault(
        "L085", "the model tells no class `\(name)`", subject: name,
        help: "(classes: \(target.classNames.joined(separator: ", ")))")
    }
    return place
  }

  /// The values to try: quantiles of numbers, the most frequent of others.
  private static func grid(_ column: Column, _ points: Int) -> [Scalar] {
    var counts: [Scalar: Int] = [:]
    for row in 0..<column.count where !column.isMissing(row) { counts[column[row], default: 0] += 1 }
    guard counts.count > points else {
      return column.numbers == nil && !column.isDated
        ? counts.sorted { ($0.value, $1.key.description) > ($1.value, $0.key.description) }.map(\.key)
        : counts.keys.sorted(by: isBefore)
    }
    guard column.numbers != nil || column.isDated else {
      return counts.sorted { ($0.value, $1.key.description) > ($1.value, $0.key.description) }.prefix(points).map(\.key)
    }
    let sorted = (0..<column.count).filter { !column.isMissing($0) }.map { column[$0] }.sorted(by: isBefore)
    var values: [Scalar] = []
    for point in 0..<points {
      let value = sorted[point * (sorted.count - 1) / max(1, points - 1)]
      if values.last != value { values.append(value) }
    }
    return values
  }

  private static func isBefore(_ a: Scalar, _ b: Scalar) -> Bool {
    if let first = a.double, let second = b.double { return first < second }
    if let first = a.bool, let second = b.bool { return !first && second }
    return a.description < b.description
  }
}

extension Column {
  fileprivate var isDated: Bool {
    switch values {
    case .days, .moments, .durations: true
    default: false
    }
  }
}
