import Engines
import Glibc

/// Centres of groups, and the search for them over points in memory.
struct Centres {
  /// One centre after the other.
  private(set) var values: [Double]
  /// The group of each point, and the sum of the points' squared distances to their centres.
  private(set) var labels: [Int] = []
  private(set) var inertia = Double.infinity
  private(set) var turns = 0
  let width: Int

  var count: Int { values.count / max(1, width) }

  /// Moves centres to the means of their points until none changes its group, or they move hardly any more (Lloyd 1982). A
  /// centre without points goes to the point that is farthest from its own.
  init(_ points: [Double], width: Int, weights: [Double]?, from start: [Double], turns most: Int, tolerance: Double)
    throws
  {
    self.width = width
    values = start
    let rows = points.count / width
    let count = start.count / width
    var isSettled = false
    while turns < most, !isSettled {
      try Watch.current.check()
      turns += 1
      let (found, distances) = Centres.nearest(points, values, width)
      let isSame = found == labels
      labels = found
      var (sums, sizes) = ([Double](repeating: 0, count: values.count), [Double](repeating: 0, count: count))
      for row in 0..<rows {
        let weight = weights?[row] ?? 1
        sizes[labels[row]] += weight
        for place in 0..<width { sums[labels[row] * width + place] += weight * points[row * width + place] }
      }
      let empty = sizes.indices.filter { sizes[$0] == 0 }
      if !empty.isEmpty {
        let farthest = distances.indices.sorted { distances[$0] > distances[$1] }
        for (group, row) in zip(empty, farthest) {
          let weight = weights?[row] ?? 1
          let old = labels[row]
          for place in 0..<width {
            sums[old * width + place] -= weight * points[row * width + place]
            sums[group * width + place] = weight * points[row * width + place]
          }
          sizes[old] -= weight
          sizes[group] = weight
        }
      }
      var moved = 0.0
      for group in 0..<count where sizes[group] > 0 {
        for place in 0..<width {
          let new = sums[group * width + place] / sizes[group]
          let change = new - values[group * width + place]
          moved += change * change
          values[group * width + place] = new
        }
      }
      isSettled = isSame || moved <= tolerance
    }
    let (found, distances) = Centres.nearest(points, values, width)
    labels = found
    inertia = distances.indices.reduce(0) { $0 + (weights?[$1] ?? 1) * distances[$1] }
  }

  /// The nearest centre of each point, and the squared distance to it.
  static func nearest(_ points: [Double], _ centres: [Double], _ width: Int) -> (labels: [Int], distances: [Double]) {
    let (rows, count) = (points.count / width, centres.count / width)
    var labels = [Int](repeating: 0, count: rows)
    var distances = [Double](repeating: .infinity, count: rows)
    for row in 0..<rows {
      for group in 0..<count {
        var sum = 0.0
        for place in 0..<width {
          let gap = points[row * width + place] - centres[group * width + place]
          sum += gap * gap
        }
        if sum < distances[row] { (labels[row], distances[row]) = (group, sum) }
      }
    }
    return (labels, distances)
  }

  /// Points to begin from, each drawn by its squared distance from those before; of some draws the best is taken
  /// (Arthur and Vassilvitskii 2007, section 5).
  static func plusPlus(
    _ points: [Double], width: Int, weights: [Double]?, count: Int, _ source: inout RandomSource
  ) -> [Double] {
    let rows = points.count / width
    func point(_ row: Int) -> ArraySlice<Double> { points[row * width..<(row + 1) * width] }
    func draw(_ shares: [Double]) -> Int {
      let total = shares.reduce(0, +)
      guard total > 0 else { return Int.random(in: 0..<rows, using: &source) }
      var left = Double.random(in: 0..<total, using: &source)
      for (row, share) in shares.enumerated() where share > 0 {
        if left < share { return row }
        left -= share
      }
      return shares.lastIndex { $0 > 0 } ?? 0
    }
    let first = draw(weights ?? [Double](repeating: 1, count: rows))
    var centres = Array(point(first))
    var nearest = Centres.nearest(points, centres, width).distances
    let draws = 2 + (Int(exactly: log(Double(max(1, count))).rounded(.down)) ?? 0)
    while centres.count < count * width {
      let shares = weights.map { zip($0, nearest).map { $0 * $1 } } ?? nearest
      var best: (sum: Double, row: Int, distances: [Double])?
      for _ in 0..<draws {
        let row = draw(shares)
        let own = Centres.nearest(points, Array(point(row)), width).distances
        let distances = zip(nearest, own).map { min($0, $1) }
        let sum = distances.indices.reduce(0) { $0 + (weights?[$1] ?? 1) * distances[$1] }
        if best.map({ sum < $0.sum }) ?? true { best = (sum, row, distances) }
      }
      guard let best else { break }
      centres += point(best.row)
      nearest = best.distances
    }
    return centres
  }
}
