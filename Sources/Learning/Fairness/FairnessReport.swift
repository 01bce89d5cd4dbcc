import Engines

/// What a model of two classes does to groups of rows, and how far the groups lie apart.
///
/// Rates and gaps are those of Fairlearn: a difference is the largest less the smallest rate of a group, a ratio the
/// smallest by the largest; equalised odds take the worse of true and false positive rates.
public struct FairnessReport: Sendable {
  /// One group of rows.
  public struct Group: Sendable {
    /// The value of each column that tells groups apart; `missing` is one.
    public let values: [String]
    public let count: Int
    /// Of the group, by name: `base_rate`, `selection_rate`, `true_positive_rate`, … ; none where it is not defined.
    public let rates: [Rate]

    public func rate(_ name: String) -> Double? { rates.first { $0.name == name }?.value }
  }

  /// A rate of a group with its interval.
  public struct Rate: Sendable {
    public let name: String
    public let value: Double?
    public let interval: Interval?
  }

  /// How far groups lie apart.
  public struct Gap: Sendable {
    /// `demographic_parity_difference`, and so on.
    public let name: String
    public let value: Double?
    public let interval: Interval?
  }

  public let columns: [String]
  /// The class whose prediction counts as selection.
  public let positive: String
  /// Rows in all.
  public let count: Int
  public let groups: [Group]
  public let gaps: [Gap]
  /// Over all rows, what the predictions are worth: accuracy, and the AUC where there are probabilities.
  public let worth: [Evaluation.Score]
  /// Remarks, one line each: groups that are small or lack a kind of rows.
  public let notes: [String]

  public func gap(_ name: String) -> Double? { gaps.first { $0.name == name }?.value }

  /// L082 where the answers are not of two classes.
  public init(_ judged: Judged, _ groups: ValueGroups, seed: Int) throws {
    guard judged.task == .binary, judged.classes.count >= 2 else {
      throw Fault(
        "L082", "fairness by group takes a model of two classes, and this one tells \(judged.task.told)",
        help: "`evaluate model, frame, by: .column` compares groups by any metric")
    }
    self.init(
      GroupCells.counted(judged, groups), values: groups.values, columns: groups.columns, positive: judged.classes[1],
      hasProbabilities: !judged.probabilities.isEmpty, hasWeights: judged.weights != nil,
      worth: [Metric.accuracy, Metric.balancedAccuracy, Metric.auc].compactMap { metric in
        metric.measure(judged).map { Evaluation.Score(name: metric.name, value: $0) }
      }, seed: seed)
  }

  init(
    _ cells: [GroupCells], values: [[String]], columns: [String], positive: String, hasProbabilities: Bool,
    hasWeights: Bool, worth: [Evaluation.Score], seed: Int
  ) {
    self.columns = columns
    self.positive = positive
    self.worth = worth
    count = cells.reduce(0) { $0 + $1.rows }
    groups = cells.enumerated().map { number, cells in
      Group(
        values: values[number], count: cells.rows,
        rates: GroupRate.all.filter { hasProbabilities || !$0.needsProbability }.map { $0.measured(cells, hasWeights) })
    }
    let intervals = hasWeights ? [:] : FairnessReport.intervals(cells, seed: seed)
    gaps = GroupGap.all.filter { hasProbabilities || !$0.rates.contains { $0.needsProbability } }.map {
      Gap(name: $0.name, value: $0.value(cells), interval: intervals[$0.name])
    }
    notes = FairnessReport.remarks(cells, values.map { ValueGroups.name($0, columns) })
  }

  /// The intervals of the gaps: rows drawn anew inside each group, 2,000 times.
  private static func intervals(_ cells: [GroupCells], seed: Int) -> [String: Interval] {
    let gaps = GroupGap.all.filter { !$0.rates.contains { $0.needsProbability } }
    var source = RandomSource(seed: seed)
    var values = [[Double]](repeating: [], count: gaps.count)
    for _ in 0..<max(200, 2000 / max(1, cells.count / 10)) {
      let drawn = cells.map { $0.resampled(&source) }
      for (place, gap) in gaps.enumerated() { if let value = gap.value(drawn) { values[place].append(value) } }
    }
    var found: [String: Interval] = [:]
    for (gap, values) in zip(gaps, values) {
      let sorted = Sorting.ascending(values)
      guard gap.value(cells) != nil, let low = Ranking.quantile(sorted: sorted, 0.025),
        let high = Ranking.quantile(sorted: sorted, 0.975)
      else { continue }
      found[gap.name] = Interval(low: low, high: high, method: "bootstrap within groups")
    }
    return found
  }

  private static func remarks(_ cells: [GroupCells], _ names: [String]) -> [String] {
    var notes: [String] = []
    func told(_ numbers: [Int]) -> String {
      numbers.prefix(3).map { names[$0] }.joined(separator: "; ") + (numbers.count > 3 ? "; …" : "")
    }
    let small = cells.indices.filter { cells[$0].rows < 30 }
    if !small.isEmpty { notes.append("fewer than 30 rows, so its rates say little: \(told(small))") }
    let none = cells.indices.filter { cells[$0].positives == 0 }
    if !none.isEmpty { notes.append("no positive row, so no true positive rate: \(told(none))") }
    let all = cells.indices.filter { cells[$0].others == 0 }
    if !all.isEmpty { notes.append("only positive rows, so no false positive rate: \(told(all))") }
    if names.count == 1 { notes.append("there is one group only, so there is nothing to compare") }
    return notes
  }
}

extension Evaluation {
  /// What the judged model does to groups of its rows; L082 where it is not of two classes.
  public func fairness(by columns: [String]) throws -> FairnessReport {
    try FairnessReport(judged, ValueGroups(rows, by: columns), seed: seed)
  }
}
