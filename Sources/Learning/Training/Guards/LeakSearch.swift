import Frames

/// Looks for features that are too good to be true: the target in disguise, an identifier, or one whose gaps tell the target.
struct LeakSearch {
  let matrix: FeatureMatrix
  let reading: TargetReading
  let chosen: [Bool]?

  /// One finding a suspicious column, with the score that the column reaches alone.
  func findings(table: Table) -> [GuardFinding] {
    let sample = sampledRows
    guard sample.count >= 50 else { return [] }
    let labels = sample.map { reading.labels[$0] }
    var findings: [GuardFinding] = []
    var told: Set<String> = []
    for (place, feature) in matrix.features.enumerated()
    where !told.contains(feature.column) && !feature.encoding.isKey {
      let name = feature.column
      let isIdentifier = isIdentifier(table[name], sample)
      let score = score(
        matrix.column(place, rows: sample), labels, isCategorical: feature.encoding.isCategorical)
      if !isIdentifier, score?.isSuspicious != true {
        guard let gaps = gaps(table[name], sample, labels) else { continue }
        told.insert(name)
        findings.append(gaps)
        continue
      }
      told.insert(name)
      let alone = score.map { "alone it reaches \($0.metric) \(Counted.decimals($0.value, 3))" } ?? ""
      findings.append(
        GuardFinding(
          isIdentifier ? .identifier : .targetInDisguise, column: name, score: score?.value,
          measure: score.map { "\($0.metric) alone" } ?? "",
          found: isIdentifier
            ? ".\(name) is different in every row, as an identifier is (\(alone))"
            : ".\(name) may be the target in disguise: \(alone)", advice: GuardFinding.excluding(name)))
    }
    return findings
  }

  private func score(_ values: [Double], _ labels: [Double], isCategorical: Bool) -> SingleFeatureScore? {
    SingleFeatureScore(
      values: values, labels: labels, task: reading.task, classes: reading.target.classes.count,
      isCategorical: isCategorical)
  }

  /// A column whose gaps lie where the target's do was written down together with it; one whose gaps alone tell the target
  /// was filled in by what the target stands for.
  private func gaps(_ column: Column?, _ sample: [Int], _ labels: [Double]) -> GuardFinding? {
    guard let column, column.missingCount >= 10 else { return nil }
    let name = column.name
    var (both, either) = (0, 0)
    for row in reading.labels.indices {
      let (here, there) = (column.isMissing(row), reading.labels[row].isNaN)
      if here && there { both += 1 }
      if here || there { either += 1 }
    }
    if both >= 10, Double(both) >= 0.9 * Double(either) {
      let share = Double(both) / Double(either)
      return GuardFinding(
        .missingWithTarget, column: name, score: share, measure: "share of the gaps",
        found:
          ".\(name) is missing where .\(reading.target.name) is (\(Counted.percent(share)) of the gaps), so both are"
          + " known at one time", advice: GuardFinding.excluding(name))
    }
    let marks = sample.map { column.isMissing($0) ? 1.0 : 0.0 }
    let missing = marks.reduce(0, +)
    guard missing >= 10, missing <= Double(marks.count - 10), let score = score(marks, labels, isCategorical: true),
      score.value >= LeakSearch.telling(reading.task)
    else { return nil }
    return GuardFinding(
      .missingWithTarget, column: name, score: score.value, measure: "\(score.metric) of its gaps",
      found: "whether .\(name) is missing tells .\(reading.target.name): alone it reaches \(score.metric) "
        + Counted.decimals(score.value, 3), advice: GuardFinding.excluding(name))
  }

  /// From which score on the gaps of a column tell too much.
  private static func telling(_ task: Task) -> Double {
    switch task {
    case .binary: 0.9
    case .multiclass: 0.99
    case .regression, .clusters, .anomalies: 0.8
    }
  }

  private var sampledRows: [Int] {
    var sample = RowSample(limit: SingleFeatureScore.sampleRows)
    let rows = reading.labels.indices.filter { isTraining($0) }
    let taken = sample.take(rows.count)
    let kept = taken.survivors.map { $0.map { taken.offsets[$0] } } ?? taken.offsets
    return kept.map { rows[$0] }
  }

  private func isTraining(_ row: Int) -> Bool { (chosen.map { $0[row] } ?? true) && !reading.labels[row].isNaN }

  /// Whole numbers or texts, no two of which are equal in a hundred rows and more.
  private func isIdentifier(_ column: Column?, _ sample: [Int]) -> Bool {
    guard let column, sample.count >= 100 else { return false }
    switch column.values {
    case .ints(let values): return Set(sample.map { values[$0] }).count == sample.count && column.missingCount == 0
    case .texts(let texts):
      return column.missingCount == 0 && Set(sample.compactMap { texts[$0] }).count == sample.count
    default: return false
    }
  }
}
