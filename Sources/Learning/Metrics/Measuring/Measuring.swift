import Engines

/// Several metrics of the same rows, ready to be measured again and again under other weights: what does not depend on
/// the weights, such as orders and errors, is computed once.
struct Measuring: Sendable {
  private enum Way: Sendable {
    case cells(@Sendable (ClassCells) -> Double?)
    /// The places of the terms among all of them.
    case means(Range<Int>, @Sendable ([Double]) -> Double?)
    case weights(@Sendable ([Double]) -> Double?)
    case undefined
  }

  let rows: Int
  private let classes: Int
  private var ways: [Way] = []
  /// The cell of each row; none where no metric asks for cells.
  private var cells: [Int32] = []
  private var terms: [[Double]] = []

  init(_ judged: Judged, _ metrics: [Metric]) {
    rows = judged.count
    classes = judged.classes.count
    for metric in metrics {
      switch metric.by {
      case .cells(let value):
        if cells.isEmpty, rows > 0 {
          cells = zip(judged.labels, judged.predictedLabels).map { Int32(clamping: $0 * judged.classes.count + $1) }
        }
        ways.append(.cells(value))
      case .means(let make, let value):
        guard let made = make(judged) else {
          ways.append(.undefined)
          continue
        }
        ways.append(.means(terms.count..<terms.count + made.count, value))
        terms += made
      case .weights(let make): ways.append(make(judged).map { .weights($0) } ?? .undefined)
      }
    }
  }

  /// The value of each metric when row `i` counts `weights[i]`; none where it is not defined, or nothing counts.
  func values(_ weights: [Double]) -> [Double?] {
    let total = weights.reduce(0, +)
    guard total > 0, rows > 0 else { return ways.map { _ in nil } }
    var counted = ClassCells(classes: classes)
    if !cells.isEmpty {
      for (cell, weight) in zip(cells, weights) { counted.weights[Int(cell)] += weight }
    }
    let means = terms.map { Measuring.product($0, weights) / total }
    return ways.map { way in
      let value: Double? =
        switch way {
        case .cells(let value): value(counted)
        case .means(let places, let value): value(Array(means[places]))
        case .weights(let value): value(weights)
        case .undefined: nil
        }
      return value.flatMap { $0.isNaN ? nil : $0 }
    }
  }

  /// The sum of products, in four sums so that one need not wait for the other; a row of no weight adds nothing.
  private static func product(_ terms: [Double], _ weights: [Double]) -> Double {
    let count = min(terms.count, weights.count)
    var (a, b, c, d) = (0.0, 0.0, 0.0, 0.0)
    var row = 0
    while row + 3 < count {
      a += terms[row] * weights[row]
      b += terms[row + 1] * weights[row + 1]
      c += terms[row + 2] * weights[row + 2]
      d += terms[row + 3] * weights[row + 3]
      row += 4
    }
    while row < count {
      a += terms[row] * weights[row]
      row += 1
    }
    return (a + b) + (c + d)
  }
}
