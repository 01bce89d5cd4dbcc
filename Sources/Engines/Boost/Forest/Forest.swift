internal import CEngines

/// The trees of a gradient-boosted model as flat arrays, by which rows are scored many at a time.
///
/// Scores equal LightGBM's own to the last bit: the same comparisons, and each row's leaves added up in the same order.
struct Forest: Sendable {
  /// Where a tree lies: one of few leaves as splits that every row meets, a greater one as nodes that a row walks down.
  enum Tree: Sendable {
    case met(splits: Range<Int>, firstLeaf: Int)
    case walked(root: Int32)
  }

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

  /// As CLeaves.h numbers them.
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

  private(set) var trees: [Tree] = []
  private(set) var nodes: [Node] = []
  private(set) var splits: [engines_split] = []
  /// The values of the leaves of trees that are met, from left to right.
  private(set) var leaves: [Double] = []
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
    self.init(
      featureCount: header.featureCount, treesPerIteration: header.treesPerIteration, isAverage: header.isAverage,
      link: ForestLink(header.objective))
  }

  /// A forest without trees yet.
  init(featureCount: Int, treesPerIteration: Int, isAverage: Bool, link: ForestLink) {
    self.featureCount = featureCount
    self.treesPerIteration = treesPerIteration
    self.isAverage = isAverage
    self.link = link
  }

  /// About how much memory the trees take.
  var byteCount: Int {
    nodes.count * MemoryLayout<Node>.stride + splits.count * MemoryLayout<engines_split>.stride
      + leaves.count * 8 + sets.count * 4 + words.count * 4 + trees.count * MemoryLayout<Tree>.stride
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
    let firstSet = sets.count - 1
    for (start, end) in zip(tree.setBounds, tree.setBounds.dropFirst()) {
      words += tree.words[start..<end]
      sets.append(Int32(words.count))
    }
    trees.append(tree.values.count <= UInt64.bitWidth ? meeting(tree, firstSet) : walking(tree, firstSet))
  }

  /// Takes a tree as splits that say which leaves lie to their left.
  private mutating func meeting(_ tree: BoosterTree.Splits, _ firstSet: Int) -> Tree {
    var order: [Int] = []
    var left = [UInt64](repeating: 0, count: tree.features.count)
    func visit(_ child: Int) {
      guard child >= 0 else { return order.append(~child) }
      let start = order.count
      visit(tree.left[child])
      left[child] = Self.lowest(order.count) ^ Self.lowest(start)
      visit(tree.right[child])
    }
    visit(left.isEmpty ? ~0 : 0)
    let (firstSplit, firstLeaf) = (splits.count, leaves.count)
    for (split, leaves) in left.enumerated() {
      let kind = Kind(tree.decisions[split], threshold: tree.thresholds[split])
      let set = kind == .category ? firstSet + Int(tree.thresholds[split]) : 0
      let words = kind == .category ? sets[set]..<sets[set + 1] : 0..<0
      splits.append(
        engines_split(
          threshold: Self.border(tree.thresholds[split]), right: ~leaves, feature: Int32(tree.features[split]),
          kind: kind.rawValue, first_word: words.lowerBound, word_count: Int32(words.count)))
    }
    leaves += order.map { tree.values[$0] }
    return .met(splits: firstSplit..<splits.count, firstLeaf: firstLeaf)
  }

  /// The lowest bits.
  private static func lowest(_ count: Int) -> UInt64 { UInt64(1) << count &- 1 }

  /// Takes a tree as nodes that lead to nodes.
  private mutating func walking(_ tree: BoosterTree.Splits, _ firstSet: Int) -> Tree {
    let root = Int32(nodes.count)
    let splits = tree.features.count
    func place(_ child: Int) -> Int32 { root + Int32(child >= 0 ? child : splits + ~child) }
    for split in 0..<splits {
      let kind = Kind(tree.decisions[split], threshold: tree.thresholds[split])
      nodes.append(
        Node(
          threshold: kind == .category
            ? tree.thresholds[split] + Double(firstSet) : Self.border(tree.thresholds[split]),
          feature: Int32(tree.features[split]),
          right: place(tree.right[split]), flip: place(tree.left[split]) ^ place(tree.right[split]), kind: kind))
    }
    for (leaf, value) in tree.values.enumerated() {
      let own = root + Int32(splits + leaf)
      nodes.append(Node(threshold: value, feature: 0, right: own, flip: 0, kind: .missingRight))
    }
    return .walked(root: root)
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
