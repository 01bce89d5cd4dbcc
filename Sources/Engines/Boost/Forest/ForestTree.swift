/// One tree whose shape was checked, as a forest takes it: lists with one element a split, and the leaves' values.
struct ForestTree {
  var features: [Int] = []
  /// Smaller and equal numbers go left; of a split by categories, the place of its set.
  var borders: [Double] = []
  var kinds: [Forest.Kind] = []
  /// The next split, or the inverted number of a leaf.
  var left: [Int] = []
  var right: [Int] = []
  var values: [Double] = []
  /// The sets of categories as bits, and where each begins in them and the last ends.
  var words: [UInt32] = []
  var setBounds: [Int] = []
}

extension ForestTree {
  /// A tree of LightGBM.
  init(_ tree: BoosterTree.Splits) {
    self.init(
      features: tree.features, borders: [], kinds: [], left: tree.left, right: tree.right, values: tree.values,
      words: tree.words, setBounds: tree.setBounds)
    for (decision, threshold) in zip(tree.decisions, tree.thresholds) {
      let kind = Forest.Kind(decision, threshold: threshold)
      kinds.append(kind)
      borders.append(kind.isCategory ? threshold : ForestTree.border(threshold))
    }
  }

  /// A border that puts every number that counts as zero on the side of zero, as LightGBM does.
  private static func border(_ threshold: Double) -> Double {
    guard abs(threshold) <= Forest.zero else { return threshold }
    return threshold >= 0 ? Forest.zero : (-Forest.zero).nextDown
  }
}

extension Forest.Kind {
  /// LightGBM's `decision_type`: bit 0 for categories, bit 1 for the default side, two bits for what counts as missing.
  init(_ decision: Int, threshold: Double) {
    let isLeftDefault = decision & 2 == 2
    switch (decision & 1, decision >> 2 & 3) {
    case (1, _): self = .category
    case (_, 1): self = isLeftDefault ? .zeroLeft : .zeroRight
    case (_, 2): self = isLeftDefault ? .missingLeft : .missingRight
    // Without a mark for missing numbers they count as 0.
    default: self = 0 <= threshold ? .missingLeft : .missingRight
    }
  }
}
