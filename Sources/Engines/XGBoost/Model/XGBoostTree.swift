/// One tree of a model of XGBoost, read and checked.
struct XGBoostTree {
  /// XGBoost's own limit of categories is greater; this one bounds what a set of them takes.
  private static let mostCategories = 65_536
  /// The deepest tree that is taken: contributions walk a tree by recursion.
  private static let deepest = 1_024

  private(set) var tree = ForestTree()
  /// By how much each split lowered the loss.
  private(set) var gains: [Double] = []

  private let name: String
  private let count: Int

  /// Reads a tree over the given number of features.
  init(_ value: UniversalBinary, _ index: Int, featureCount: Int) throws {
    name = "tree \(index)"
    try XGBoostTrees.known(value, Self.known)
    let settings = value["tree_param"]
    guard let settings, settings["num_feature"]?.text == "\(featureCount)", settings["num_deleted"]?.text == "0",
      ["0", "1"].contains(settings["size_leaf_vector"]?.text), settings.names.count == 4,
      let count = settings["num_nodes"]?.text.flatMap({ Int($0) }), (1...100_000_000).contains(count),
      case .number(Double(index))? = value["id"]
    else { throw XGBoostTrees.damaged("the tree_param of tree \(index) do not fit") }
    self.count = count
    let isFinite = { (number: Double) in number.isFinite }
    for key in ["base_weights", "sum_hessian"] { _ = try numbers(value, key, isFinite) }
    let changes = try numbers(value, "loss_changes", isFinite)
    let conditions = try numbers(value, "split_conditions", isFinite)
    let features = try wholes(value, "split_indices", 0..<featureCount)
    let types = try wholes(value, "split_type", 0..<2)
    let isLeftDefault = try wholes(value, "default_left", 0..<2)
    let left = try wholes(value, "left_children", -1..<count)
    let right = try wholes(value, "right_children", -1..<count)
    let parents = try wholes(value, "parents", 0..<Int(Int32.max) + 1)
    let order = try walk(left, right, parents)
    // A forest numbers splits and leaves apart.
    var places = [Int](repeating: 0, count: count)
    for node in order {
      if left[node] < 0 {
        places[node] = ~tree.values.count
        tree.values.append(conditions[node])
      } else {
        places[node] = tree.features.count
        tree.features.append(features[node])
        gains.append(changes[node])
      }
    }
    let sets = try categories(value, isSplit: { left[$0] >= 0 && types[$0] == 1 })
    for node in order where left[node] >= 0 {
      let isCategory = types[node] == 1
      if isCategory {
        guard let set = sets[node] else { throw damaged("categories") }
        tree.borders.append(Double(set))
        // XGBoost sends a set to the right, and what it does not know to the left; a forest the other way round.
        tree.kinds.append(isLeftDefault[node] == 1 ? .category : .categoryMissingLeft)
      } else {
        guard let border = Float(exactly: conditions[node]) else { throw damaged("split_conditions") }
        // Numbers below the border go left, in a forest those below and on it.
        tree.borders.append(Double(border.nextDown))
        tree.kinds.append(isLeftDefault[node] == 1 ? .missingLeft : .missingRight)
      }
      tree.left.append(places[isCategory ? right[node] : left[node]])
      tree.right.append(places[isCategory ? left[node] : right[node]])
    }
  }

  /// The nodes, each after its parent; every node must be met exactly once, not too deep.
  private func walk(_ left: [Int], _ right: [Int], _ parents: [Int]) throws -> [Int] {
    var isMet = [Bool](repeating: false, count: count)
    var order: [Int] = []
    var waiting = [(node: 0, depth: 0)]
    isMet[0] = true
    guard parents[0] == Int(Int32.max) else { throw damaged("parents") }
    while let (node, depth) = waiting.popLast() {
      guard depth < Self.deepest else { throw XGBoostTrees.damaged("\(name) is too deep") }
      order.append(node)
      guard (left[node] < 0) == (right[node] < 0) else { throw damaged("children") }
      guard left[node] >= 0 else { continue }
      for child in [right[node], left[node]] {
        guard !isMet[child], parents[child] == node else { throw damaged("children") }
        isMet[child] = true
        waiting.append((child, depth + 1))
      }
    }
    guard order.count == count else { throw damaged("children") }
    return order
  }

  /// The place of the set of each split by categories.
  private mutating func categories(_ value: UniversalBinary, isSplit: (Int) -> Bool) throws -> [Int: Int] {
    let key = "categories"
    guard let nodes = value["categories_nodes"]?.all, let starts = value["categories_segments"]?.all,
      let sizes = value["categories_sizes"]?.all, let all = value[key]?.all, nodes.count == starts.count,
      nodes.count == sizes.count, nodes.count <= count
    else { throw damaged(key) }
    var sets: [Int: Int] = [:]
    var next = 0
    tree.setBounds = nodes.isEmpty ? [] : [0]
    for (place, node) in nodes.enumerated() {
      guard let node = Int(exactly: node), (0..<count).contains(node), isSplit(node), sets[node] == nil,
        Int(exactly: starts[place]) == next, let size = Int(exactly: sizes[place]), size > 0,
        size <= all.count - next
      else { throw damaged(key) }
      var words: [UInt32] = []
      for number in all[next..<next + size] {
        guard let category = Int(exactly: number), (0..<Self.mostCategories).contains(category) else {
          throw damaged(key)
        }
        while words.count <= category / 32 { words.append(0) }
        words[category / 32] |= 1 << UInt32(category % 32)
      }
      next += size
      tree.words += words
      tree.setBounds.append(tree.words.count)
      sets[node] = place
    }
    guard next == all.count else { throw damaged(key) }
    return sets
  }

  private func numbers(
    _ value: UniversalBinary, _ key: String, _ isTaken: (Double) -> Bool
  ) throws -> [Double] {
    guard let numbers = value[key]?.all, numbers.count == count, numbers.allSatisfy(isTaken) else {
      throw damaged(key)
    }
    return numbers
  }

  private func wholes(_ value: UniversalBinary, _ key: String, _ range: Range<Int>) throws -> [Int] {
    guard let numbers = value[key]?.all, numbers.count == count else { throw damaged(key) }
    var wholes: [Int] = []
    wholes.reserveCapacity(count)
    for number in numbers {
      guard let whole = Int(exactly: number), range.contains(whole) else { throw damaged(key) }
      wholes.append(whole)
    }
    return wholes
  }

  private func damaged(_ key: String) -> Fault { XGBoostTrees.damaged("the \(key) of \(name) do not fit") }

  private static let known: Set = [
    "base_weights", "categories", "categories_nodes", "categories_segments", "categories_sizes", "default_left", "id",
    "left_children", "loss_changes", "parents", "right_children", "split_conditions", "split_indices", "split_type",
    "sum_hessian", "tree_param",
  ]
}
