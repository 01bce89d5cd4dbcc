import Engines

/// The scores of one class against all others, from which its curves are made.
struct ClassCurve {
  var name: String
  /// For each distinct score from the highest down, how many rows with it are of the class and how many are not.
  private(set) var steps: [(positives: Int, others: Int)] = []
  /// The score of each step.
  private(set) var scores: [Double] = []
  private(set) var positives = 0
  private(set) var others = 0
  /// Rows without a score.
  private(set) var missing = 0

  init(name: String, scores: [Double], isPositive: [Bool]) {
    self.name = name
    var rows: [(score: Double, isPositive: Bool)] = []
    rows.reserveCapacity(scores.count)
    for (score, isPositive) in zip(scores, isPositive) {
      if score.isNaN { missing += 1 } else { rows.append((score, isPositive)) }
    }
    rows.sort { $0.score > $1.score }
    var last: Double?
    for row in rows {
      if row.score != last {
        steps.append((0, 0))
        self.scores.append(row.score)
      }
      last = row.score
      if row.isPositive { positives += 1 } else { others += 1 }
      if row.isPositive { steps[steps.count - 1].positives += 1 } else { steps[steps.count - 1].others += 1 }
    }
  }

  /// Whether both kinds of rows are there; without them no curve is defined.
  var isDefined: Bool { positives > 0 && others > 0 }

  /// False positive rate to the right, true positive rate upwards, from (0, 0) to (1, 1).
  var roc: [Figure.Point] {
    var points = [Figure.Point(0, 0)]
    var (hits, alarms) = (0, 0)
    for step in steps {
      hits += step.positives
      alarms += step.others
      points.append(Figure.Point(Double(alarms) / Double(max(1, others)), Double(hits) / Double(max(1, positives))))
    }
    return points
  }

  /// The area under `roc` by trapezoids, which counts a tie half.
  var area: Double {
    let points = roc
    return zip(points, points.dropFirst()).reduce(0) { $0 + ($1.1.x - $1.0.x) * ($1.1.y + $1.0.y) / 2 }
  }

  /// Recall to the right, precision upwards, from the highest score down.
  var precisionRecall: [Figure.Point] {
    var points: [Figure.Point] = []
    var (hits, chosen) = (0, 0)
    for step in steps {
      hits += step.positives
      chosen += step.positives + step.others
      points.append(Figure.Point(Double(hits) / Double(max(1, positives)), Double(hits) / Double(max(1, chosen))))
    }
    return points
  }

  /// The mean of the precision at each step, weighted by the recall that the step adds.
  var averagePrecision: Double {
    var last = 0.0
    return precisionRecall.reduce(0) { sum, point in
      defer { last = point.x }
      return sum + (point.x - last) * point.y
    }
  }
}

extension JudgedRows {
  static func needsClasses(_ chart: String) -> Fault {
    Fault("D006", "`\(chart)` is a chart of classes, and this model tells numbers", help: "plot report, \"residuals\"")
  }
}

extension [Figure.Point] {
  /// The corners of a curve: points on the straight line between their neighbours are left out, which changes nothing
  /// that can be seen; then, where still more than the limit are left, every so many. Whether any corner was left out.
  func corners(limit: Int) -> (points: [Figure.Point], isThinned: Bool) {
    guard count > 2 else { return (self, false) }
    var kept = [self[0]]
    for index in 1..<(count - 1) {
      let (a, b, c) = (kept[kept.count - 1], self[index], self[index + 1])
      if (b.x - a.x) * (c.y - b.y) != (c.x - b.x) * (b.y - a.y) { kept.append(b) }
    }
    kept.append(self[count - 1])
    guard kept.count > limit, limit > 1 else { return (kept, false) }
    let step = Double(kept.count - 1) / Double(limit - 1)
    return ((0..<limit).map { kept[Swift.min(kept.count - 1, Whole.of(Double($0) * step + 0.5))] }, true)
  }
}
