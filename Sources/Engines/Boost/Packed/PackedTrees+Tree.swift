/// A tree in few bytes: the numbers of leaves and sets, the sets, then node by node. A split is its feature plus one, its
/// decision, and the place of its threshold; a leaf is a zero, its value, and how many rows reached it.
extension PackedTrees {
  private static let mostLeaves = 131_072
  /// The deepest tree that is taken: contributions walk a tree by recursion.
  private static let deepest = 1_024

  static func write(_ tree: BoosterTree.Splits, _ thresholds: [UInt64: Int], _ writer: inout ByteWriter) {
    writer.whole(tree.values.count)
    writer.whole(max(0, tree.setBounds.count - 1))
    for (start, end) in zip(tree.setBounds, tree.setBounds.dropFirst()) {
      writer.whole(end - start)
      for word in tree.words[start..<end] { writer.whole(Int(word)) }
    }
    var waiting = [tree.features.isEmpty ? ~0 : 0]
    while let node = waiting.popLast() {
      guard node >= 0 else {
        writer.whole(0)
        writer.decimal(tree.values[~node])
        writer.whole(tree.counts.indices.contains(~node) ? Int(exactly: tree.counts[~node].rounded()) ?? 0 : 0)
        continue
      }
      let decision = tree.decisions[node]
      let threshold = tree.thresholds[node]
      writer.whole(tree.features[node] + 1)
      writer.byte(UInt8(truncatingIfNeeded: decision))
      writer.whole(decision & 1 == 1 ? Int(exactly: threshold) ?? 0 : thresholds[threshold.bitPattern] ?? 0)
      waiting.append(tree.right[node])
      waiting.append(tree.left[node])
    }
  }

  /// Reads one tree; every number is compared with what it may be.
  static func tree(_ reader: inout ByteReader, thresholds: [Double], features: Int) throws -> BoosterTree.Splits {
    let leaves = try reader.whole(1...mostLeaves)
    let sets = try reader.whole(0...mostLeaves)
    var tree = BoosterTree.Splits(values: [])
    if sets > 0 { tree.setBounds = [0] }
    for _ in 0..<sets {
      for _ in 0..<(try reader.whole(1...1_000_000)) {
        tree.words.append(UInt32(truncatingIfNeeded: try reader.whole(0...Int(UInt32.max))))
      }
      tree.setBounds.append(tree.words.count)
    }
    // Where a child hangs: its parent and side; the root hangs nowhere.
    var waiting: [(parent: Int, isLeft: Bool, depth: Int)] = [(-1, true, 0)]
    while let (parent, isLeft, depth) = waiting.popLast() {
      guard depth <= deepest else { throw ByteReader.damaged }
      let feature = try reader.whole(0...features)
      let place: Int
      if feature == 0 {
        place = ~tree.values.count
        guard tree.values.count < leaves else { throw ByteReader.damaged }
        let value = try reader.decimal()
        guard value.isFinite else { throw ByteReader.damaged }
        tree.values.append(value)
        tree.counts.append(Double(try reader.whole(0...Int(Int32.max))))
      } else {
        place = tree.features.count
        guard place < leaves - 1 else { throw ByteReader.damaged }
        let decision = Int(try reader.byte())
        guard decision < 12 else { throw ByteReader.damaged }
        let isSet = decision & 1 == 1
        let last = (isSet ? sets : thresholds.count) - 1
        guard last >= 0 else { throw ByteReader.damaged }
        let index = try reader.whole(0...last)
        let threshold = isSet ? Double(index) : thresholds[index]
        guard !threshold.isNaN else { throw ByteReader.damaged }
        tree.features.append(feature - 1)
        tree.decisions.append(decision)
        tree.thresholds.append(threshold)
        tree.left.append(0)
        tree.right.append(0)
        waiting.append((place, false, depth + 1))
        waiting.append((place, true, depth + 1))
      }
      if parent >= 0 { if isLeft { tree.left[parent] = place } else { tree.right[parent] = place } }
    }
    guard tree.values.count == leaves else { throw ByteReader.damaged }
    return tree
  }
}
