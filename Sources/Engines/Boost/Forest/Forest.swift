internal import CEngines

/// The trees of a gradient-boosted model as flat arrays, by which rows are scored many at a time.
///
/// Scores equal LightGBM's and XGBoost's own to the last bit: the same comparisons, and each row's leaves added up in the
/// same order.
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
    /// Categories of a set go left, and missing numbers too.
    case categoryMissingLeft

    var isCategory: Bool { self == .category || self == .categoryMissingLeft }
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
  /// Where each tree begins among the nodes, when single rows walk them too.
  private(set) var roots: [Int32] = []
  let featureCount: Int
  /// Trees of one iteration: one, or one a class.
  let treesPerIteration: Int
  /// The answer is made from the trees' mean, not their sum.
  let isAverage: Bool
  let link: ForestLink
  /// What the sums begin with, one for each tree of an iteration.
  let start: [Double]
  /// Numbers and sums are floats, and every tree lies as nodes too.
  let isSingle: Bool

  /// Trees of LightGBM.
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
    start = [Double](repeating: 0, count: treesPerIteration)
    isSingle = false
  }

  /// Trees of floats, whose sums begin with `start`, one a tree of an iteration.
  init(featureCount: Int, start: [Float], link: ForestLink) {
    self.featureCount = featureCount
    treesPerIteration = start.count
    isAverage = false
    self.link = link
    self.start = start.map(Double.init)
    isSingle = true
  }

  /// About how much memory the trees take.
  var byteCount: Int {
    nodes.count * MemoryLayout<Node>.stride + splits.count * MemoryLayout<engines_split>.stride
      + leaves.count * 8 + (sets.count + words.count + roots.count) * 4 + trees.count * MemoryLayout<Tree>.stride
  }

  /// What LightGBM takes for zero.
  static let zero = Double(Float(1e-35))

  /// Takes a tree of LightGBM whose shape was checked.
  mutating func append(_ tree: BoosterTree.Splits) { append(ForestTree(tree)) }

  /// Takes a tree whose shape was checked.
  mutating func append(_ tree: ForestTree) {
    let firstSet = sets.count - 1
    for (start, end) in zip(tree.setBounds, tree.setBounds.dropFirst()) {
      words += tree.words[start..<end]
      sets.append(Int32(words.count))
    }
    let isSmall = tree.values.count <= UInt64.bitWidth
    if isSingle || !isSmall {
      let root = walking(tree, firstSet)
      if isSingle { roots.append(root) }
      if !isSmall { trees.append(.walked(root: root)) }
    }
    if isSmall { trees.append(meeting(tree, firstSet)) }
  }

  /// Takes a tree as splits that say which leaves lie to their left.
  private mutating func meeting(_ tree: ForestTree, _ firstSet: Int) -> Tree {
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
      let kind = tree.kinds[split]
      let set = kind.isCategory ? firstSet + Int(tree.borders[split]) : 0
      let words = kind.isCategory ? sets[set]..<sets[set + 1] : 0..<0
      splits.append(
        engines_split(
          threshold: tree.borders[split], right: ~leaves, feature: Int32(tree.features[split]),
          kind: kind.rawValue, first_word: words.lowerBound, word_count: Int32(words.count)))
    }
    leaves += order.map { tree.values[$0] }
    return .met(splits: firstSplit..<splits.count, firstLeaf: firstLeaf)
  }

  /// The lowest bits.
  private static func lowest(_ count: Int) -> UInt64 { UInt64(1) << count &- 1 }

  /// Takes a tree as nodes that lead to nodes; gives the place of the first.
  private mutating func walking(_ tree: ForestTree, _ firstSet: Int) -> Int32 {
    let root = Int32(nodes.count)
    let splits = tree.features.count
    func place(_ child: Int) -> Int32 { root + Int32(child >= 0 ? child : splits + ~child) }
    for split in 0..<splits {
      let kind = tree.kinds[split]
      nodes.append(
        Node(
          threshold: tree.borders[split] + (kind.isCategory ? Double(firstSet) : 0),
          feature: Int32(tree.features[split]),
          right: place(tree.right[split]), flip: place(tree.left[split]) ^ place(tree.right[split]), kind: kind))
    }
    for (leaf, value) in tree.values.enumerated() {
      let own = root + Int32(splits + leaf)
      nodes.append(Node(threshold: value, feature: 0, right: own, flip: 0, kind: .missingRight))
    }
    return root
  }
}
