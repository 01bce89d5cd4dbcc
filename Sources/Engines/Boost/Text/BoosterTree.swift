/// One tree of a model's text, read and checked.
struct BoosterTree {
  /// LightGBM's own limit of leaves.
  private static let mostLeaves = 131_072
  /// The deepest tree that is taken: contributions walk a tree by recursion.
  private static let deepest = 1_024

  private let name: String
  private let lines: BoosterLines
  private var values: [String: Range<Int>] = [:]
  private var leaves = 1
  private var categories = 0

  /// What a tree decides by: lists with one element a split, and the leaves' values.
  struct Splits {
    var features: [Int] = []
    var thresholds: [Double] = []
    /// LightGBM's `decision_type`.
    var decisions: [Int] = []
    /// The next split, or the inverted number of a leaf.
    var left: [Int] = []
    var right: [Int] = []
    var values: [Double]
    /// How many rows reached each leaf, and what each split gained.
    var counts: [Double] = []
    var gains: [Double] = []
    /// The sets of categories as bits, and where each begins in them and the last ends.
    var words: [UInt32] = []
    var setBounds: [Int] = []
  }

  /// Reads the lines, which must be one whole tree over the given number of features.
  static func read(_ lines: inout BoosterLines, _ index: Int, featureCount: Int) throws -> Splits {
    let tree = try BoosterTree(&lines, index)
    var splits = try tree.checkedLengths()
    try tree.readCategories(&splits)
    try tree.readSplits(&splits, featureCount)
    try tree.checkShape(splits)
    return splits
  }

  private init(_ lines: inout BoosterLines, _ index: Int) throws {
    name = "tree \(index)"
    guard lines.next().map({ lines.text($0) }) == "Tree=\(index)" else {
      throw BoosterText.damaged("tree \(index) does not begin where its size says")
    }
    while let line = lines.next() {
      if line.isEmpty { continue }
      guard let (key, value) = lines.pair(line), Self.keys.contains(key), values[key] == nil else {
        throw BoosterText.damaged("the line `\(lines.text(line).prefix(40))` of tree \(index) is not known")
      }
      values[key] = value
    }
    self.lines = lines
    leaves = try number("num_leaves", 1...Self.mostLeaves)
    categories = try number("num_cat", 0...Self.mostLeaves)
    guard try number("is_linear", 0...1) == 0 else { throw BoosterText.damaged("linear trees are not taken") }
    guard let shrinkage = values["shrinkage"], lines.decimals(shrinkage, finite: true)?.count == 1 else {
      throw damaged("shrinkage")
    }
  }

  /// The leaves' values and counts and the splits' gains, when every list has its length.
  private func checkedLengths() throws -> Splits {
    _ = try decimals("leaf_weight", leaves, finite: true)
    let counts = try decimals("leaf_count", leaves, finite: true)
    var gains: [Double] = []
    if leaves > 1 {
      for key in ["internal_value", "internal_weight", "internal_count"] {
        _ = try decimals(key, leaves - 1, finite: true)
      }
      gains = try decimals("split_gain", leaves - 1, finite: true)
    }
    return Splits(values: try decimals("leaf_value", leaves, finite: true), counts: counts, gains: gains)
  }

  private func decimals(_ key: String, _ count: Int, finite: Bool) throws -> [Double] {
    // A tree of one leaf has no split, and its lists besides the value may be empty.
    guard let value = values[key] else {
      if leaves == 1, key != "leaf_value" { return [] }
      throw damaged(key)
    }
    if leaves == 1, key != "leaf_value", value.isEmpty { return [] }
    guard let numbers = lines.decimals(value, finite: finite), numbers.count == count else { throw damaged(key) }
    return numbers
  }

  private func readCategories(_ splits: inout Splits) throws {
    guard categories > 0 else { return }
    let bounds = try integers("cat_boundaries", categories + 1)
    guard let total = bounds.last, bounds[0] == 0, zip(bounds, bounds.dropFirst()).allSatisfy({ $0 < $1 }) else {
      throw damaged("cat_boundaries")
    }
    splits.setBounds = bounds
    for word in try integers("cat_threshold", total) {
      guard let bits = UInt32(exactly: word) else { throw damaged("cat_threshold") }
      splits.words.append(bits)
    }
  }

  private func readSplits(_ splits: inout Splits, _ featureCount: Int) throws {
    guard leaves > 1 else { return }
    splits.features = try integers("split_feature", leaves - 1)
    guard splits.features.allSatisfy({ 0 <= $0 && $0 < featureCount }) else { throw damaged("split_feature") }
    splits.decisions = try integers("decision_type", leaves - 1)
    guard splits.decisions.allSatisfy({ 0 <= $0 && $0 < 12 }) else { throw damaged("decision_type") }
    splits.thresholds = try decimals("threshold", leaves - 1, finite: false)
    for (threshold, decision) in zip(splits.thresholds, splits.decisions) where decision & 1 == 1 {
      guard let place = Int(exactly: threshold), 0 <= place, place < categories else { throw damaged("threshold") }
    }
    splits.left = try integers("left_child", leaves - 1)
    splits.right = try integers("right_child", leaves - 1)
  }

  /// Walks from the root: every node and every leaf must be met exactly once, not too deep.
  private func checkShape(_ splits: Splits) throws {
    guard leaves > 1 else { return }
    var nodes = [Bool](repeating: false, count: leaves - 1)
    var ends = [Bool](repeating: false, count: leaves)
    var waiting = [(node: 0, depth: 0)]
    nodes[0] = true
    while let (node, depth) = waiting.popLast() {
      guard depth < Self.deepest else { throw BoosterText.damaged("\(name) is too deep") }
      for child in [splits.left[node], splits.right[node]] {
        if child >= 0 {
          guard child < leaves - 1, !nodes[child] else { throw damaged("children") }
          nodes[child] = true
          waiting.append((child, depth + 1))
        } else {
          guard ~child < leaves, !ends[~child] else { throw damaged("children") }
          ends[~child] = true
        }
      }
    }
    guard nodes.allSatisfy({ $0 }), ends.allSatisfy({ $0 }) else { throw damaged("children") }
  }

  private func integers(_ key: String, _ count: Int) throws -> [Int] {
    guard let value = values[key], let numbers = lines.integers(value), numbers.count == count else {
      throw damaged(key)
    }
    return numbers
  }

  private func number(_ key: String, _ range: ClosedRange<Int>) throws -> Int {
    guard let value = values[key], let number = lines.integer(value), range.contains(number) else {
      throw damaged(key)
    }
    return number
  }

  private func damaged(_ key: String) -> Fault { BoosterText.damaged("the \(key) of \(name) do not fit") }

  private static let keys: Set = [
    "num_leaves", "num_cat", "split_feature", "split_gain", "threshold", "decision_type", "left_child",
    "right_child", "leaf_value", "leaf_weight", "leaf_count", "internal_value", "internal_weight", "internal_count",
    "cat_boundaries", "cat_threshold", "is_linear", "shrinkage",
  ]
}
