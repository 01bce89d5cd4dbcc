import Engines

/// How well one feature alone tells the target: a cheap search for the target in disguise.
///
/// The feature's values are put into up to 50 bins (a category is its own bin); each bin predicts what one half of the
/// rows says and is judged on the other half.
struct SingleFeatureScore {
  /// The AUC of two classes (0.5 is chance), the accuracy of several, R² of numbers.
  let value: Double
  let metric: String
  /// Whether the feature alone is too good to be true.
  let isSuspicious: Bool

  static let sampleRows = 20_000

  /// None when there are too few rows to say anything. Labels are class numbers or values, without missing ones.
  init?(values: [Double], labels: [Double], task: Task, classes: Int, isCategorical: Bool) {
    let bins = SingleFeatureScore.bins(values, isCategorical: isCategorical)
    let rows = values.count
    guard rows >= 50 else { return nil }
    let count = (bins.max() ?? 0) + 1
    switch task {
    case .clusters, .anomalies: return nil
    case .binary, .regression:
      var sums = [Double](repeating: 0, count: count)
      var sizes = [Double](repeating: 0, count: count)
      var total = 0.0
      var half = 0.0
      for row in stride(from: 0, to: rows, by: 2) {
        sums[bins[row]] += labels[row]
        sizes[bins[row]] += 1
        total += labels[row]
        half += 1
      }
      let judged = Array(stride(from: 1, to: rows, by: 2))
      let predicted = judged.map { sizes[bins[$0]] > 0 ? sums[bins[$0]] / sizes[bins[$0]] : total / half }
      let truth = judged.map { labels[$0] }
      if task == .binary {
        guard let area = Ranking.areaUnderCurve(scores: predicted, positive: truth.map { $0 == 1 }) else { return nil }
        (value, metric, isSuspicious) = (area, "AUC", area >= 0.985)
      } else {
        guard let share = Metric.r2.measure(.regression(truth: truth, predicted: predicted)) else { return nil }
        (value, metric, isSuspicious) = (share, "R²", share >= 0.92)
      }
    case .multiclass:
      var table = [[Int]](repeating: [Int](repeating: 0, count: classes), count: count)
      for row in stride(from: 0, to: rows, by: 2) {
        if let label = Int(exactly: labels[row]), label < classes { table[bins[row]][label] += 1 }
      }
      var best: [Int] = []
      for counts in table { best.append(counts.indices.max { counts[$0] < counts[$1] } ?? 0) }
      var hits = 0
      var sizes = [Int](repeating: 0, count: classes)
      for row in stride(from: 1, to: rows, by: 2) {
        guard let label = Int(exactly: labels[row]), label < classes else { continue }
        sizes[label] += 1
        if best[bins[row]] == label { hits += 1 }
      }
      let judged = max(1, sizes.reduce(0, +))
      value = Double(hits) / Double(judged)
      metric = "accuracy"
      isSuspicious = value >= 0.99 && Double(sizes.max() ?? 0) / Double(judged) < 0.95
    }
  }

  private static func bins(_ values: [Double], isCategorical: Bool) -> [Int] {
    let known = values.filter { !$0.isNaN }
    guard !isCategorical else {
      let places = Dictionary(
        Set(known).sorted().enumerated().map { ($1, $0 + 1) }, uniquingKeysWith: { first, _ in first })
      return values.map { places[$0] ?? 0 }
    }
    let sorted = Sorting.ascending(known)
    var edges: [Double] = []
    for part in 0..<50 {
      if let edge = Ranking.quantile(sorted: sorted, Double(part) / 50), edge != edges.last { edges.append(edge) }
    }
    return values.map { value in
      guard !value.isNaN else { return 0 }
      var low = 0
      var high = edges.count
      while low < high {
        let middle = (low + high) / 2
        if edges[middle] <= value { low = middle + 1 } else { high = middle }
      }
      return low
    }
  }
}
