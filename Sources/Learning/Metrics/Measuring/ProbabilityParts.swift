/// Rows in parts of equally many by their probabilities, those of one probability together.
struct ProbabilityParts: Sendable {
  /// The part of each row, from the lowest probabilities; -1 where there is no probability.
  private(set) var partOf: [Int]
  private(set) var count = 0

  init(_ probabilities: [Double], parts: Int = 10) {
    let rows = probabilities.indices.filter { !probabilities[$0].isNaN }.sorted {
      probabilities[$0] < probabilities[$1]
    }
    partOf = [Int](repeating: -1, count: probabilities.count)
    var start = 0
    for part in 1...max(1, parts) {
      var end = rows.count * part / max(1, parts)
      while end > 0, end < rows.count, probabilities[rows[end]] == probabilities[rows[end - 1]] { end += 1 }
      guard end > start else { continue }
      for place in start..<end { partOf[rows[place]] = count }
      count += 1
      start = end
    }
  }
}
