import Engines

/// Rows in the order of their scores, for metrics of how well scores rank.
struct ScoreOrder: Sendable {
  /// The rows from the highest score down.
  private let order: [Int32]
  /// 1 where the row at a place is positive, else 0: a product is quicker than a branch that nobody can foresee.
  private let positives: [Double]
  /// Whether the score at a place is that of the place before.
  private let isTied: [Bool]

  /// Rows without a score are left out.
  init(scores: [Double], positive: [Bool]) {
    let known = scores.indices.filter { !scores[$0].isNaN }
    let sorted = known.sorted { scores[$0] > scores[$1] }
    order = sorted.map { Int32(clamping: $0) }
    positives = sorted.map { positive[$0] ? 1 : 0 }
    isTied = sorted.indices.map { $0 > 0 && scores[sorted[$0]] == scores[sorted[$0 - 1]] }
  }

  /// What weights of positive and of other rows stand at each distinct score, from the highest down.
  @inline(__always)
  func steps(_ weights: [Double], _ body: (_ positive: Double, _ negative: Double) -> Void) {
    var positive = 0.0
    var all = 0.0
    for place in order.indices {
      if !isTied[place], place > 0 {
        body(positive, all - positive)
        (positive, all) = (0, 0)
      }
      let weight = weights[Int(order[place])]
      positive += weight * positives[place]
      all += weight
    }
    body(positive, all - positive)
  }

  /// The area under the ROC curve, a tie counting half; none when one of the two kinds is absent.
  func areaUnderCurve(_ weights: [Double]) -> Double? {
    var (positives, negatives, area) = (0.0, 0.0, 0.0)
    steps(weights) { positive, negative in
      area += negative * (positives + positive / 2)
      positives += positive
      negatives += negative
    }
    return positives > 0 && negatives > 0 ? area / (positives * negatives) : nil
  }
}
