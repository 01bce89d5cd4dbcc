import Engines
import Glibc

/// One tree of random cuts. A node that is a leaf has no feature, and keeps how many rows reached it.
struct IsolationTree: Codable, Hashable, Sendable {
  /// −1 for a leaf.
  private(set) var features: [Int] = []
  /// Where a node is cut; of a leaf what is added to its depth.
  private(set) var cuts: [Double] = []
  /// The second child; the first follows its node.
  private(set) var second: [Int] = []

  /// Grows a tree over some rows of a table of numbers: at each node a feature that varies, cut at a random place.
  init(_ points: [Double], width: Int, rows: [Int], deepest: Int, _ source: inout RandomSource) {
    grow(points, width, rows, deepest, &source)
  }

  private mutating func grow(
    _ points: [Double], _ width: Int, _ rows: [Int], _ left: Int, _ source: inout RandomSource
  ) {
    let node = features.count
    features.append(-1)
    cuts.append(IsolationTree.averagePath(Double(rows.count)))
    second.append(0)
    guard left > 0, rows.count > 1 else { return }
    for feature in Array(0..<width).shuffled(using: &source) {
      let values = rows.map { points[$0 * width + feature] }
      guard let low = values.min(), let high = values.max(), low < high else { continue }
      var cut = Double.random(in: low..<high, using: &source)
      if !(cut < high) { cut = low }
      features[node] = feature
      cuts[node] = cut
      grow(points, width, rows.filter { points[$0 * width + feature] <= cut }, left - 1, &source)
      second[node] = features.count
      grow(points, width, rows.filter { points[$0 * width + feature] > cut }, left - 1, &source)
      return
    }
  }

  /// How many cuts lead to the leaf of a row, and how many more there would be on average among the rows of the leaf.
  func path(_ row: ArraySlice<Double>) -> Double {
    var (node, depth) = (0, 0.0)
    while features[node] >= 0 {
      node = row[row.startIndex + features[node]] <= cuts[node] ? node + 1 : second[node]
      depth += 1
    }
    return depth + cuts[node]
  }

  /// Whether every node leads on to later ones, and reads one of so many features.
  func isWhole(width: Int) -> Bool {
    !features.isEmpty && cuts.count == features.count && second.count == features.count
      && features.indices.allSatisfy { node in
        features[node] < 0
          || features[node] < width && node + 1 < features.count && second[node] > node + 1
            && second[node] < features.count
      }
  }

  /// The mean number of cuts that set one of so many rows apart: that of an unsuccessful search in a binary search tree
  /// (Liu, Ting and Zhou 2008, equation 1).
  static func averagePath(_ rows: Double) -> Double {
    guard rows > 2 else { return rows == 2 ? 1 : 0 }
    return 2 * (log(rows - 1) + 0.577_215_664_901_532_9) - 2 * (rows - 1) / rows
  }
}
