extension PackedTrees {
  /// LightGBM's text of the trees: it answers and shares answers out as the text that was packed does. What only the training
  /// knew (names and ranges of features, weights, the gain of a single split) is not in it.
  public func text() throws -> String {
    var text = ""
    try read { header, trees in
      let lines = trees.enumerated().map { PackedTrees.lines($1, number: $0) }
      let names = (0..<header.featureCount).map { "Column_\($0)" }.joined(separator: " ")
      let ranges = (0..<header.featureCount).map { _ in "none" }.joined(separator: " ")
      text = """
        tree
        version=v4
        num_class=\(header.classCount)
        num_tree_per_iteration=\(header.treesPerIteration)
        label_index=0
        max_feature_idx=\(header.featureCount - 1)
        objective=\(header.objective)\(header.isAverage ? "\naverage_output" : "")
        feature_names=\(names)
        feature_infos=\(ranges)
        tree_sizes=\(lines.map { String($0.utf8.count) }.joined(separator: " "))


        """
      for tree in lines { text += tree }
      text += "end of trees\n"
    }
    return text
  }

  private static func lines(_ tree: BoosterTree.Splits, number: Int) -> String {
    func list(_ values: [some CustomStringConvertible]) -> String { values.map(\.description).joined(separator: " ") }
    let splits = [Int](repeating: 0, count: tree.features.count)
    var lines = [
      "Tree=\(number)", "num_leaves=\(tree.values.count)", "num_cat=\(max(0, tree.setBounds.count - 1))",
      "split_feature=\(list(tree.features))", "split_gain=\(list(splits))", "threshold=\(list(tree.thresholds))",
      "decision_type=\(list(tree.decisions))", "left_child=\(list(tree.left))", "right_child=\(list(tree.right))",
      "leaf_value=\(list(tree.values))", "leaf_weight=\(list(tree.values.map { _ in 0 }))",
      "leaf_count=\(list(tree.counts.map { Int(exactly: $0) ?? 0 }))", "internal_value=\(list(splits))",
      "internal_weight=\(list(splits))", "internal_count=\(list(innerCounts(tree)))",
    ]
    if tree.setBounds.count > 1 {
      lines += ["cat_boundaries=\(list(tree.setBounds))", "cat_threshold=\(list(tree.words))"]
    }
    return (lines + ["is_linear=0", "shrinkage=1", "", "", ""]).joined(separator: "\n")
  }

  /// How many rows reached each split: as many as its leaves. A child comes after its parent, so the last are summed first.
  private static func innerCounts(_ tree: BoosterTree.Splits) -> [Int] {
    var counts = [Int](repeating: 0, count: tree.features.count)
    func count(_ child: Int) -> Int { child >= 0 ? counts[child] : Int(exactly: tree.counts[~child]) ?? 0 }
    for node in tree.features.indices.reversed() { counts[node] = count(tree.left[node]) + count(tree.right[node]) }
    return counts
  }
}
