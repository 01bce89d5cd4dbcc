/// The rising curve nearest to the targets by squares, by pooling neighbours that fall (Ayer et al. 1955); straight between
/// its points, level beyond them.
struct IsotonicRegression: Codable, Hashable, Sendable {
  /// The points of the curve: ascending, and where several pooled rows are level only the first and the last of them.
  let places: [Double]
  let values: [Double]

  /// Rows of one score are taken together first.
  init(_ scores: [Double], _ targets: [Double], weights: [Double]? = nil) {
    let order = scores.indices.filter { !scores[$0].isNaN }.sorted { scores[$0] < scores[$1] }
    var points: [(place: Double, value: Double, weight: Double)] = []
    for row in order {
      let weight = weights?[row] ?? 1
      guard weight > 0 else { continue }
      if let last = points.last, last.place == scores[row] {
        let total = last.weight + weight
        points[points.count - 1] = (last.place, last.value + (targets[row] - last.value) * weight / total, total)
      } else {
        points.append((scores[row], targets[row], weight))
      }
    }
    var pools: [(value: Double, weight: Double, count: Int)] = []
    for point in points {
      var pool = (value: point.value, weight: point.weight, count: 1)
      while let last = pools.last, last.value >= pool.value {
        pools.removeLast()
        let total = last.weight + pool.weight
        pool = ((last.value * last.weight + pool.value * pool.weight) / total, total, last.count + pool.count)
      }
      pools.append(pool)
    }
    var (places, values): ([Double], [Double]) = ([], [])
    var first = 0
    for pool in pools {
      for end in Set([first, first + pool.count - 1]).sorted() {
        places.append(points[end].place)
        values.append(pool.value)
      }
      first += pool.count
    }
    (self.places, self.values) = (places, values)
  }

  func callAsFunction(_ score: Double) -> Double {
    guard let first = places.first, let last = places.last, !score.isNaN else { return .nan }
    guard score > first else { return values[0] }
    guard score < last else { return values[values.count - 1] }
    var (low, high) = (0, places.count - 1)
    while high - low > 1 {
      let middle = (low + high) / 2
      if places[middle] <= score { low = middle } else { high = middle }
    }
    return values[low] + (values[high] - values[low]) / (places[high] - places[low]) * (score - places[low])
  }
}
