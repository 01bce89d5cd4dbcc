import Engines

/// Orderings that the metrics of scores share.
enum Ranking {
  /// The scores of the positive rows and of the others, each ascending.
  static func sorted(scores: [Double], positive: [Bool]) -> (high: [Double], low: [Double]) {
    var high: [Double] = []
    var low: [Double] = []
    for (score, isPositive) in zip(scores, positive) where !score.isNaN {
      if isPositive { high.append(score) } else { low.append(score) }
    }
    return (Sorting.ascending(high), Sorting.ascending(low))
  }

  /// For each value the share of the others below it, equal ones counting half; both ascending, and so is the order of
  /// the result.
  static func wins(_ values: [Double], over others: [Double]) -> [Double] {
    var below = 0
    var upTo = 0
    return values.map { value in
      while below < others.count, others[below] < value { below += 1 }
      upTo = max(upTo, below)
      while upTo < others.count, others[upTo] <= value { upTo += 1 }
      return Double(below + upTo) / 2 / Double(others.count)
    }
  }

  /// For each distinct score from the highest down, how many rows with that score are positive and negative.
  static func steps(scores: [Double], positive: [Bool]) -> [(positives: Int, negatives: Int)] {
    var (high, low) = sorted(scores: scores, positive: positive)
    var steps: [(positives: Int, negatives: Int)] = []
    while let score = high.last.map({ max($0, low.last ?? $0) }) ?? low.last {
      var step = (positives: 0, negatives: 0)
      while high.last == score {
        high.removeLast()
        step.positives += 1
      }
      while low.last == score {
        low.removeLast()
        step.negatives += 1
      }
      steps.append(step)
    }
    return steps
  }

  /// The area under the ROC curve: the chance that a positive row scores above a negative one, a tie counting half.
  /// None when one of the two is absent.
  static func areaUnderCurve(scores: [Double], positive: [Bool]) -> Double? {
    let (high, low) = sorted(scores: scores, positive: positive)
    guard !high.isEmpty, !low.isEmpty else { return nil }
    return wins(high, over: low).reduce(0, +) / Double(high.count)
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
