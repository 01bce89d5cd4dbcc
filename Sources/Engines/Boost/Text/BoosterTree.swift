/// The check of one tree of a model's text.
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

  /// Checks that the lines are one whole tree over the given number of features.
  static func validate(_ lines: inout BoosterLines, _ index: Int, featureCount: Int) throws {
    let tree = try BoosterTree(&lines, index)
    try tree.checkLengths()
    try tree.checkCategories()
    try tree.checkSplits(featureCount)
    try tree.checkShape()
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
    guard let shrinkage = values["shrinkage"], lines.countDecimals(shrinkage, finite: true) == 1 else {
      throw damaged("shrinkage")
    }
  }

  private func checkLengths() throws {
    for key in ["leaf_value", "leaf_weight", "leaf_count"] { try checkDecimals(key, leaves, finite: true) }
    guard leaves > 1 else { return }
    for key in ["split_gain", "internal_value", "internal_weight", "internal_count"] {
      try checkDecimals(key, leaves - 1, finite: true)
    }
    try checkDecimals("threshold", leaves - 1, finite: false)
  }

  private func checkDecimals(_ key: String, _ count: Int, finite: Bool) throws {
    // A tree of one leaf has no split, and its lists besides the value may be empty.
    guard let value = values[key] else {
      if leaves == 1, key != "leaf_value" { return }
      throw damaged(key)
    }
    if leaves == 1, key != "leaf_value", value.isEmpty { return }
    guard lines.countDecimals(value, finite: finite) == count else { throw damaged(key) }
  }

  private func checkCategories() throws {
    guard categories > 0 else { return }
    let bounds = try integers("cat_boundaries", categories + 1)
    guard let total = bounds.last, bounds[0] == 0, zip(bounds, bounds.dropFirst()).allSatisfy({ $0 < $1 }) else {
      throw damaged("cat_boundaries")
    }
    guard try integers("cat_threshold", total).allSatisfy({ 0 <= $0 && $0 <= Int(UInt32.max) }) else {
      throw damaged("cat_threshold")
    }
  }

  private func checkSplits(_ featureCount: Int) throws {
    guard leaves > 1 else { return }
    guard try integers("split_feature", leaves - 1).allSatisfy({ 0 <= $0 && $0 < featureCount }) else {
      throw damaged("split_feature")
    }
    let decisions = try integers("decision_type", leaves - 1)
    guard decisions.allSatisfy({ 0 <= $0 && $0 < 12 }) else { throw damaged("decision_type") }
    guard let range = values["threshold"] else { throw damaged("threshold") }
    for (word, decision) in zip(lines.words(range), decisions) where decision & 1 == 1 {
      guard let place = Double(lines.text(word)).flatMap({ Int(exactly: $0) }), 0 <= place, place < categories else {
        throw damaged("threshold")
      }
    }
  }

  /// Walks from the root: every node and every leaf must be met exactly once, not too deep.
  private func checkShape() throws {
    guard leaves > 1 else { return }
    let left = try integers("left_child", leaves - 1)
    let right = try integers("right_child", leaves - 1)
    var nodes = [Bool](repeating: false, count: leaves - 1)
    var ends = [Bool](repeating: false, count: leaves)
    var waiting = [(node: 0, depth: 0)]
    nodes[0] = true
    while let (node, depth) = waiting.popLast() {
      guard depth < Self.deepest else { throw BoosterText.damaged("\(name) is too deep") }
      for child in [left[node], right[node]] {
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
