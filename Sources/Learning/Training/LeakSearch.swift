import Frames

/// Looks for features that are too good to be true: the target in disguise, or an identifier.
struct LeakSearch {
  let matrix: FeatureMatrix
  let reading: TargetReading
  let chosen: [Bool]?

  /// One warning a suspicious column, with the score that the column reaches alone.
  func warnings(table: Table) -> [String] {
    let sample = sampledRows
    guard sample.count >= 50 else { return [] }
    let labels = sample.map { reading.labels[$0] }
    var warnings: [String] = []
    var told: Set<String> = []
    for (place, feature) in matrix.features.enumerated()
    where !told.contains(feature.column) && !feature.encoding.isKey {
      let isIdentifier = isIdentifier(table[feature.column], sample)
      let score = SingleFeatureScore(
        values: matrix.column(place, rows: sample), labels: labels, task: reading.task,
        classes: reading.target.classes.count, isCategorical: feature.encoding.isCategorical)
      guard isIdentifier || score?.isSuspicious == true else { continue }
      told.insert(feature.column)
      let alone = score.map { "alone it reaches \($0.metric) \(Counted.decimals($0.value, 3))" } ?? ""
      warnings.append(
        isIdentifier
          ? "warning: .\(feature.column) is different in every row, as an identifier is (\(alone)); exclude: .\(feature.column)"
          : "warning: .\(feature.column) may be the target in disguise: \(alone); exclude: .\(feature.column)")
    }
    return warnings
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
