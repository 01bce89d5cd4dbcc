/// What a model said of two classes in one group of rows: how much weight was predicted as what, and what was told.
struct GroupCells: Sendable {
  var rows = 0
  var truePositive = 0.0
  var falsePositive = 0.0
  var falseNegative = 0.0
  var trueNegative = 0.0
  /// The sum of the probabilities told.
  var told = 0.0

  var total: Double { truePositive + falsePositive + falseNegative + trueNegative }
  var positives: Double { truePositive + falseNegative }
  var others: Double { falsePositive + trueNegative }
  var selected: Double { truePositive + falsePositive }

  /// The share that was predicted positive.
  var selectionRate: Double? { GroupCells.share(selected, total) }
  /// The share that is positive.
  var baseRate: Double? { GroupCells.share(positives, total) }
  var truePositiveRate: Double? { GroupCells.share(truePositive, positives) }
  var falsePositiveRate: Double? { GroupCells.share(falsePositive, others) }
  var precision: Double? { GroupCells.share(truePositive, selected) }
  var accuracy: Double? { GroupCells.share(truePositive + trueNegative, total) }
  /// The mean probability told less the share that came true: above 0 where the model tells too much.
  var calibration: Double? { GroupCells.share(told - positives, total) }

  private static func share(_ part: Double, _ whole: Double) -> Double? { whole > 0 ? part / whole : nil }

  /// The cells of each group, in one pass over the rows.
  static func counted(_ judged: Judged, _ groups: ValueGroups) -> [GroupCells] {
    var sums = [Double](repeating: 0, count: groups.count * 4)
    var told = [Double](repeating: 0, count: groups.count)
    var rows = [Int](repeating: 0, count: groups.count)
    let probabilities = judged.probabilities.first
    for (row, group) in groups.groupOf.enumerated() {
      let group = Int(group)
      let weight = judged.weights?[row] ?? 1
      let cell = (judged.labels[row] == 1 ? 2 : 0) + (judged.predictedLabels[row] == 1 ? 1 : 0)
      sums[group * 4 + cell] += weight
      rows[group] += 1
      if let probabilities { told[group] += weight * probabilities[row] }
    }
    return rows.indices.map { group in
      GroupCells(
        rows: rows[group], truePositive: sums[group * 4 + 3], falsePositive: sums[group * 4 + 1],
        falseNegative: sums[group * 4 + 2], trueNegative: sums[group * 4], told: told[group])
    }
  }

  /// The cells of as many rows drawn anew from these.
  func resampled(_ source: inout RandomSource) -> GroupCells {
    guard total > 0 else { return self }
    var drawn = GroupCells(rows: rows)
    var left = rows
    var rest = total
    func take(_ part: Double, _ source: inout RandomSource) -> Double {
      let count = Binomial.draw(left, chance: rest > 0 ? min(1, part / rest) : 0, &source)
      left -= count
      rest -= part
      return Double(count)
    }
    drawn.truePositive = take(truePositive, &source)
    drawn.falsePositive = take(falsePositive, &source)
    drawn.falseNegative = take(falseNegative, &source)
    drawn.trueNegative = Double(left)
    return drawn
  }
}
