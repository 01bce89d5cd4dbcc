/// A rate of a group of rows.
struct GroupRate: Sendable {
  let name: String
  let value: @Sendable (GroupCells) -> Double?
  /// The rows of which it is the share of some; none where it is no share.
  let parts: (@Sendable (GroupCells) -> (of: Double, hits: Double))?
  var needsProbability: Bool { name == "calibration" }

  /// In the order of a report.
  static let all = [base, selection, truePositive, falsePositive, precision, accuracy, calibration]

  static let base = GroupRate("base_rate", { $0.baseRate }, { ($0.total, $0.positives) })
  static let selection = GroupRate("selection_rate", { $0.selectionRate }, { ($0.total, $0.selected) })
  static let truePositive = GroupRate(
    "true_positive_rate", { $0.truePositiveRate }, { ($0.positives, $0.truePositive) })
  static let falsePositive = GroupRate(
    "false_positive_rate", { $0.falsePositiveRate }, { ($0.others, $0.falsePositive) })
  static let precision = GroupRate("precision", { $0.precision }, { ($0.selected, $0.truePositive) })
  static let accuracy = GroupRate("accuracy", { $0.accuracy }, { ($0.total, $0.truePositive + $0.trueNegative) })
  static let calibration = GroupRate("calibration", { $0.calibration }, nil)

  private init(
    _ name: String, _ value: @escaping @Sendable (GroupCells) -> Double?,
    _ parts: (@Sendable (GroupCells) -> (of: Double, hits: Double))?
  ) {
    self.name = name
    self.value = value
    self.parts = parts
  }

  /// With Wilson's interval where rows count alike.
  func measured(_ cells: GroupCells, _ hasWeights: Bool) -> FairnessReport.Rate {
    let counts = hasWeights ? nil : parts?(cells)
    let interval = counts.flatMap { counts in
      Int(exactly: counts.hits).flatMap { hits in
        Int(exactly: counts.of).flatMap { Interval.wilson(successes: hits, of: $0) }
      }
    }
    return FairnessReport.Rate(name: name, value: value(cells), interval: interval)
  }
}

/// How far the rates of groups lie apart.
struct GroupGap: Sendable {
  let name: String
  let rates: [GroupRate]
  let isRatio: Bool

  static let all = [
    GroupGap(name: "demographic_parity_difference", rates: [.selection], isRatio: false),
    GroupGap(name: "demographic_parity_ratio", rates: [.selection], isRatio: true),
    GroupGap(name: "equalized_odds_difference", rates: [.truePositive, .falsePositive], isRatio: false),
    GroupGap(name: "equalized_odds_ratio", rates: [.truePositive, .falsePositive], isRatio: true),
    GroupGap(name: "equal_opportunity_difference", rates: [.truePositive], isRatio: false),
    GroupGap(name: "equal_opportunity_ratio", rates: [.truePositive], isRatio: true),
    GroupGap(name: "calibration_difference", rates: [.calibration], isRatio: false),
  ]

  /// The worse of its rates; none where no group has them.
  func value(_ groups: [GroupCells]) -> Double? {
    let found = rates.compactMap { rate -> Double? in
      let values = groups.compactMap(rate.value)
      guard let low = values.min(), let high = values.max() else { return nil }
      return isRatio ? (high > 0 ? low / high : nil) : high - low
    }
    return isRatio ? found.min() : found.max()
  }
}
