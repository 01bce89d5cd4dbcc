import Glibc

/// Bins of round width over the finite values of a column.
struct Binning {
  let edges: Ticks
  /// Their common width, where they have one: months differ.
  let width: Double?
  let count: Int

  /// About as many bins as asked; where none are, by the rule of Freedman and Diaconis (1981), at least 5.
  init(_ values: [Double], wanted: Int?, limit: Int) {
    let sorted = values.sorted()
    let low = sorted.first ?? 0
    let high = sorted.last ?? 1
    let most = max(1, limit)
    var bins = max(1, min(most, wanted ?? max(5, Binning.suited(sorted))))
    // Whole numbers get bins of whole width.
    if sorted.allSatisfy({ $0 == $0.rounded() }) { bins = max(1, min(bins, Whole.of(high - low))) }
    var edges = Ticks.numbers(low, high, count: bins)
    var target = bins
    // Rounding the width may give more bins than there is room for.
    while edges.marks.count - 1 > most, target > 1 {
      target -= 1
      edges = Ticks.numbers(low, high, count: target)
    }
    // A largest value on the last edge gets a bin of its own, as every other value on an edge has one at its right.
    if edges.high <= high, edges.marks.count <= most { edges = edges.extended() }
    self.init(edges)
  }

  /// Bins of days, months or years, or of what suits the range.
  init(times: [Double], wanted: Int?, limit: Int) {
    let low = times.min() ?? 0
    let high = times.max() ?? 1
    var target = max(1, min(limit, wanted ?? 24))
    var edges = Ticks.times(low, high, count: target)
    while edges.marks.count - 1 > limit, target > 1 {
      target -= 1
      edges = Ticks.times(low, high, count: target)
    }
    self.init(edges)
  }

  private init(_ edges: Ticks) {
    self.edges = edges
    count = max(1, edges.marks.count - 1)
    width = edges.step?.size
  }

  /// 2 · IQR · n^(−1/3) as the width of a bin.
  private static func suited(_ sorted: [Double]) -> Int {
    guard sorted.count > 3, let low = sorted.first, let high = sorted.last, high > low else { return 5 }
    let quartiles = sorted[sorted.count * 3 / 4] - sorted[sorted.count / 4]
    guard quartiles > 0 else { return 10 }
    let width = 2 * quartiles / cbrt(Double(sorted.count))
    return min(1_000, Whole.of((high - low) / width) + 1)
  }

  /// The bin of a value, from 0; a value on an edge belongs to the bin at its right, the last edge to the last bin.
  func bin(of value: Double) -> Int {
    // A value may lie a rounding error left of its edge.
    let reach = value + (edges.high - edges.low) * 1e-12
    var low = 0
    var high = count
    while high - low > 1 {
      let middle = (low + high) / 2
      if edges.marks[middle].value <= reach { low = middle } else { high = middle }
    }
    return low
  }
}
