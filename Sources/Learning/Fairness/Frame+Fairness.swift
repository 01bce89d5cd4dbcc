import Engines
public import Frames

extension Frame {
  /// What predictions that stand beside the truth do to groups: counted where the rows are, so that only counts are read.
  /// L082 where truth and prediction hold more than two classes, or the positive one is not among them.
  ///
  /// - Parameter positive: The class whose prediction counts as selection; none stands for true, 1 or "yes".
  public func fairness(
    truth: String, prediction: String, by columns: [String], positive: Scalar? = nil, seed: Int
  ) throws -> FairnessReport {
    let counted = try counts((columns + [truth, prediction]).map { NamedExpression($0, .column($0)) }).collect()
    guard let labels = counted[truth], let told = counted[prediction], let numbers = counted.columns.last?.numbers
    else {
      throw schema.unknown(truth)
    }
    var classes: [String] = []
    for row in 0..<counted.rowCount {
      for value in [labels[row], told[row]] where !value.isMissing && !classes.contains(ValueGroups.key(value)) {
        classes.append(ValueGroups.key(value))
      }
    }
    let named = positive.map(ValueGroups.key) ?? classes.first { ["true", "1", "yes"].contains($0) }
    guard classes.count <= 2, let named, classes.contains(named) else {
      throw Fault(
        "L082",
        "fairness takes two classes of which one is positive, and there are \(classes.sorted().joined(separator: ", "))",
        subject: "." + truth, help: "say which: `positive: \"…\"`")
    }
    var cells: [[String]: GroupCells] = [:]
    for row in 0..<counted.rowCount where !labels.isMissing(row) && !told.isMissing(row) {
      let group = columns.map { ValueGroups.key(counted[$0]?[row] ?? .missing) }
      let isTrue = ValueGroups.key(labels[row]) == named
      let place: WritableKeyPath<GroupCells, Double> =
        ValueGroups.key(told[row]) == named
        ? (isTrue ? \.truePositive : \.falsePositive) : (isTrue ? \.falseNegative : \.trueNegative)
      cells[group, default: GroupCells()][keyPath: place] += numbers[row]
      cells[group, default: GroupCells()].rows += Int(exactly: numbers[row]) ?? 0
    }
    let groups = cells.keys.sorted { $0.lexicographicallyPrecedes($1) }
    let all = cells.values.reduce(into: GroupCells()) { sum, cells in
      sum.truePositive += cells.truePositive
      sum.trueNegative += cells.trueNegative
      sum.falsePositive += cells.falsePositive
      sum.falseNegative += cells.falseNegative
    }
    return FairnessReport(
      groups.compactMap { cells[$0] }, values: groups, columns: columns, positive: named, hasProbabilities: false,
      hasWeights: false, worth: all.accuracy.map { [Evaluation.Score(name: "accuracy", value: $0)] } ?? [], seed: seed)
  }
}
