/// How well points lie in their groups (Rousseeuw 1987): the distance to the nearest other group less that to the own, as a
/// share of the greater.
enum Silhouette {
  /// More points are drawn evenly: every pair is measured.
  static let mostPoints = 1_000

  /// The mean over the points; none where there are fewer than two groups, or one for each point.
  static func mean(_ points: [Double], width: Int, labels: [Int]) -> Double? {
    var sample = RowSample(limit: mostPoints)
    let taken = sample.take(labels.count)
    let rows = (taken.survivors.map { $0.map { taken.offsets[$0] } } ?? taken.offsets).sorted()
    let groups = Set(rows.map { labels[$0] }).sorted()
    guard groups.count > 1, groups.count < rows.count else { return nil }
    let places = Dictionary(groups.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let own = rows.map { places[labels[$0]] ?? 0 }
    var sizes = [Double](repeating: 0, count: groups.count)
    for group in own { sizes[group] += 1 }
    var sum = 0.0
    for (place, row) in rows.enumerated() {
      guard sizes[own[place]] > 1 else { continue }
      var sums = [Double](repeating: 0, count: groups.count)
      for (other, second) in rows.enumerated() {
        var square = 0.0
        for feature in 0..<width {
          let gap = points[row * width + feature] - points[second * width + feature]
          square += gap * gap
        }
        sums[own[other]] += square.squareRoot()
      }
      let inside = sums[own[place]] / (sizes[own[place]] - 1)
      let outside = sums.indices.filter { $0 != own[place] }.map { sums[$0] / sizes[$0] }.min() ?? 0
      let greater = max(inside, outside)
      sum += greater > 0 ? (outside - inside) / greater : 0
    }
    return sum / Double(rows.count)
  }
}
