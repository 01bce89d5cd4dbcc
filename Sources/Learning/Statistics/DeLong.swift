/// The area under the ROC curve with what its variance is made of (DeLong, DeLong and Clarke-Pearson 1988).
struct DeLong {
  let area: Double
  /// For each positive row, in the order of the rows, the share of the others that it scores above; and for each other
  /// row the share of positive rows above it.
  let ofPositives: [Double]
  let ofOthers: [Double]

  /// None where one of the two kinds has fewer than two rows.
  init?(_ judged: Judged) {
    guard let scores = judged.probabilities.first else { return nil }
    var places: (high: [Int], low: [Int]) = ([], [])
    for row in scores.indices where !scores[row].isNaN {
      if judged.labels[row] == 1 { places.high.append(row) } else { places.low.append(row) }
    }
    guard places.high.count > 1, places.low.count > 1 else { return nil }
    let high = DeLong.ascending(places.high.map { scores[$0] })
    let low = DeLong.ascending(places.low.map { scores[$0] })
    ofPositives = DeLong.placed(Ranking.wins(high.values, over: low.values), high.order)
    ofOthers = DeLong.placed(Ranking.wins(low.values, over: high.values).map { 1 - $0 }, low.order)
    area = ofPositives.reduce(0, +) / Double(ofPositives.count)
  }

  /// Of the area.
  var variance: Double {
    DeLong.covariance(ofPositives, ofPositives) / Double(ofPositives.count)
      + DeLong.covariance(ofOthers, ofOthers) / Double(ofOthers.count)
  }

  /// Of the difference to the area of other scores of the same rows.
  func variance(against other: DeLong) -> Double {
    let high = zip(ofPositives, other.ofPositives).map { $0 - $1 }
    let low = zip(ofOthers, other.ofOthers).map { $0 - $1 }
    return DeLong.covariance(high, high) / Double(high.count) + DeLong.covariance(low, low) / Double(low.count)
  }

  private static func ascending(_ values: [Double]) -> (values: [Double], order: [Int]) {
    let order = values.indices.sorted { values[$0] < values[$1] }
    return (order.map { values[$0] }, order)
  }

  private static func placed(_ values: [Double], _ order: [Int]) -> [Double] {
    var placed = values
    for (place, row) in order.enumerated() { placed[row] = values[place] }
    return placed
  }

  static func covariance(_ first: [Double], _ second: [Double]) -> Double {
    let means = (mean(first), mean(second))
    return zip(first, second).reduce(0) { $0 + ($1.0 - means.0) * ($1.1 - means.1) } / Double(first.count - 1)
  }

  private static func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }
}
