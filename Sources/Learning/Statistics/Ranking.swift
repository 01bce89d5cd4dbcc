/// Orderings that the metrics of scores share.
enum Ranking {
  /// The rank of each value from 1, ties sharing the mean of their ranks.
  static func midranks(_ values: [Double]) -> [Double] {
    let order = values.indices.sorted { values[$0] < values[$1] }
    var ranks = [Double](repeating: 0, count: values.count)
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, values[order[end]] == values[order[start]] { end += 1 }
      let shared = Double(start + end + 1) / 2
      for at in start..<end { ranks[order[at]] = shared }
      start = end
    }
    return ranks
  }

  /// For each distinct score from the highest down, how many rows with that score are positive and negative.
  static func steps(scores: [Double], positive: [Bool]) -> [(positives: Int, negatives: Int)] {
    let order = scores.indices.sorted { scores[$0] > scores[$1] }
    var steps: [(positives: Int, negatives: Int)] = []
    var last = Double.nan
    for at in order {
      if scores[at] != last {
        steps.append((0, 0))
        last = scores[at]
      }
      if positive[at] { steps[steps.count - 1].positives += 1 } else { steps[steps.count - 1].negatives += 1 }
    }
    return steps
  }

  /// The area under the ROC curve: the chance that a positive row scores above a negative one, a tie counting half.
  /// None when one of the two is absent.
  static func areaUnderCurve(scores: [Double], positive: [Bool]) -> Double? {
    var above = 0.0
    var area = 0.0
    var negatives = 0.0
    for step in steps(scores: scores, positive: positive) {
      area += Double(step.negatives) * (above + Double(step.positives) / 2)
      above += Double(step.positives)
      negatives += Double(step.negatives)
    }
    return above > 0 && negatives > 0 ? area / (above * negatives) : nil
  }

  /// The value below which a share of the sorted values lies, linear between neighbours (type 7); none for no values.
  static func quantile(sorted values: [Double], _ share: Double) -> Double? {
    guard let last = values.last, let first = values.first else { return nil }
    let position = min(max(share, 0), 1) * Double(values.count - 1)
    let floor = position.rounded(.down)
    guard let index = Int(exactly: floor), index + 1 < values.count else { return share <= 0 ? first : last }
    let low = values[index]
    let high = values[index + 1]
    return low == high ? low : low + (high - low) * (position - floor)
  }
}
