/// Labelled rows without their keys, and which of them belong together.
struct FamilyRows {
  let bare: LabelledRows
  let groups: FamilyGroups

  init(_ bare: LabelledRows, _ groups: FamilyGroups) {
    self.bare = bare
    self.groups = groups
  }

  /// Rows whose last features are the keys.
  init(_ rows: LabelledRows, keys sizes: [Int]) {
    self.init(rows.without(last: sizes.count), FamilyGroups(rows.source, keys: sizes))
  }

  /// Some rows, by their numbers, as rows of their own.
  func taking(_ rows: [Int]) -> LabelledRows {
    LabelledRows(
      source: FeatureRows(bare.source.matrix.gathering(groups.places(rows))), labels: rows.map { bare.labels[$0] },
      weights: bare.weights.map { weights in rows.map { weights[$0] } })
  }

  /// Whether the rows have the same label.
  func hasOneClass(_ rows: [Int]) -> Bool { !rows.contains { bare.labels[$0] != bare.labels[rows[0]] } }
}

extension LabelledRows {
  init(source: FeatureRows, labels: [Double], weights: [Double]?) {
    self.source = source
    self.labels = labels
    self.weights = weights
    own = weights
  }

  /// The same rows with weights by which each of so many classes counts alike.
  func balanced(_ classes: Int) -> LabelledRows {
    let byClass = RowWeights.balancing(labels: labels, chosen: nil, classes: classes)
    let weighed = RowWeights(byRow: weights, byClass: byClass)
    return LabelledRows(source: source, labels: labels, weights: weighed.weights(labels: labels, chosen: nil))
  }

  /// The same rows without the matrix's last features.
  func without(last count: Int) -> LabelledRows {
    LabelledRows(source: source.without(last: count), labels: labels, weights: weights)
  }
}
