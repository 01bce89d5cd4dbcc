/// The trees of a gradient-boosted model as flat arrays, by which rows are scored many at a time.
///
/// Scores equal LightGBM's own to the last bit: the same comparisons, and each row's leaves added up in the same order.
struct Forest: Sendable {
  /// One split; a leaf is a split that leads to itself.
  struct Node: Sendable {
    /// What a number is compared with; of a leaf, its value; of a category, the place of its set.
    var threshold: Double
    var feature: Int32
    /// The node where greater numbers go.
    var right: Int32
    /// The bits by which the node where smaller and equal ones go differs from `right`.
    var flip: Int32
    var kind: Kind
  }

  enum Kind: Int32, Sendable {
    /// A missing number goes right.
    case missingRight
    /// A missing number goes left.
    case missingLeft
    /// Zero and missing numbers go left.
    case zeroLeft
    /// Zero and missing numbers go right.
    case zeroRight
    /// Categories of a set go left.
    case category
  }

  private(set) var nodes: [Node] = []
  /// Where each tree begins.
  private(set) var roots: [Int32] = []
  /// The sets of categories: where each begins in `words`, and one place more.
  private(set) var sets: [Int32] = [0]
  /// A bit for each category.
  private(set) var words: [UInt32] = []
  let featureCount: Int
  /// Trees of one iteration: one, or one a class.
  let treesPerIteration: Int
  /// The answer is made from the trees' mean, not their sum.
  let isAverage: Bool
  let link: ForestLink

  init(_ header: BoosterHeader) {
    featureCount = header.featureCount
    treesPerIteration = header.treesPerIteration
    isAverage = header.isAverage
    link = ForestLink(header.objective)
  }

  /// What LightGBM takes for zero.
  static let zero = Double(Float(1e-35))

  /// A border that puts every number that counts as zero on the side of zero, as LightGBM does.
  private static func border(_ threshold: Double) -> Double {
    guard abs(threshold) <= zero else { return threshold }
    return threshold >= 0 ? zero : (-zero).nextDown
  }

  /// Takes a tree whose shape was checked.
  mutating func append(_ tree: BoosterTree.Splits) {
    let root = Int32(nodes.count)
    let splits = tree.features.count
    let firstSet = sets.count - 1
    func place(_ child: Int) -> Int32 { root + Int32(child >= 0 ? child : splits + ~child) }
    for split in 0..<splits {
      let decision = tree.decisions[split]
      let isCategory = decision & 1 == 1
      nodes.append(
        Node(
          threshold: isCategory
            ? tree.thresholds[split] + Double(firstSet) : Self.border(tree.thresholds[split]),
          feature: Int32(tree.features[split]),
          right: place(tree.right[split]), flip: place(tree.left[split]) ^ place(tree.right[split]),
          kind: Kind(decision, threshold: tree.thresholds[split])))
    }
    for (leaf, value) in tree.values.enumerated() {
      let own = root + Int32(splits + leaf)
      nodes.append(Node(threshold: value, feature: 0, right: own, flip: 0, kind: .missingRight))
    }
    for (start, end) in zip(tree.setBounds, tree.setBounds.dropFirst()) {
      words += tree.words[start..<end]
      sets.append(Int32(words.count))
    }
    roots.append(root)
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
