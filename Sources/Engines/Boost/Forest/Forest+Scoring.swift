internal import CEngines

extension Forest {
  /// How many rows one core takes at a time.
  private static let share = 1024

  /// The answers for the rows of a block, or the sums behind them, one row after the other; `results` has room for
  /// `treesPerIteration` numbers a row.
  func predict(_ block: FeatureBlock, isRaw: Bool, iterations: Int?, into results: UnsafeMutablePointer<Double>) {
    let (rows, width) = (block.count, treesPerIteration)
    let all = trees.count / max(1, width)
    let asked = iterations.map { $0 > 0 ? min($0, all) : all } ?? all
    // Safe because each turn reads and writes its own rows only, of which the block and the results hold `rows`.
    nonisolated(unsafe) let numbers = UnsafePointer(block.numbers)
    nonisolated(unsafe) let out = results
    Beside.each((rows + Self.share - 1) / Self.share) { turn in
      let first = turn * Self.share
      let count = min(Self.share, rows - first)
      let sums = out + first * width
      score(numbers + first * featureCount, rows: count, trees: asked * width, into: sums)
      guard !isRaw else { return }
      for row in 0..<count {
        let answer = UnsafeMutableBufferPointer(start: sums + row * width, count: width)
        if isAverage { for place in answer.indices { answer[place] /= Double(max(1, asked)) } }
        link.apply(answer)
      }
    }
  }

  /// The answer for one row of `featureCount` numbers.
  func predict(_ row: [Double]) -> [Double] {
    var sums = [Double](repeating: 0, count: treesPerIteration)
    guard row.count == featureCount else { return sums.map { _ in .nan } }
    // Safe because the row has a number a feature, as the line before checked, and the sums one a tree of an iteration.
    row.withUnsafeBufferPointer { numbers in
      sums.withUnsafeMutableBufferPointer { sums in
        guard let numbers = numbers.baseAddress, let out = sums.baseAddress else { return }
        score(numbers, rows: 1, trees: trees.count, into: out)
        if isAverage {
          let iterations = Double(max(1, trees.count / max(1, treesPerIteration)))
          for place in sums.indices { sums[place] /= iterations }
        }
        link.apply(sums)
      }
    }
    return sums
  }

  /// How many rows go through all trees before the next: they and the trees stay in the cache.
  private static let batch = Int(ENGINES_LEAF_ROWS)

  /// The sums of the leaves that each row reaches, row after row, one a tree of an iteration.
  ///
  /// - Parameters:
  ///   - numbers: `rows` rows of `featureCount` numbers, NaN where one is missing.
  ///   - count: How many trees are asked.
  ///   - sums: Room for `rows` times `treesPerIteration` numbers.
  private func score(
    _ numbers: UnsafePointer<Double>, rows: Int, trees count: Int, into sums: UnsafeMutablePointer<Double>
  ) {
    for place in 0..<rows * treesPerIteration { sums[place] = start[place % treesPerIteration] }
    // Safe because the columns have room for a batch of every feature; the numbers and sums have room for the rows, as
    // callers promise; every child, leaf and set lies within the arrays, as the text's check found, and a feature is below
    // `featureCount`. Vectors of 64 bytes are read from the columns.
    let columns = UnsafeMutableRawBufferPointer.allocate(
      byteCount: max(1, featureCount) * Self.batch * MemoryLayout<Double>.stride, alignment: 64
    ).bindMemory(to: Double.self)
    defer { columns.deallocate() }
    guard let columns = columns.baseAddress, let addLeaves = engines_add_leaves() else { return }
    columns.initialize(repeating: 0, count: featureCount * Self.batch)
    let rounded = UnsafeMutablePointer<Double>.allocate(capacity: isSingle ? max(1, featureCount * Self.batch) : 1)
    defer { rounded.deallocate() }
    nodes.withUnsafeBufferPointer { nodes in
      splits.withUnsafeBufferPointer { splits in
        leaves.withUnsafeBufferPointer { leaves in
          sets.withUnsafeBufferPointer { sets in
            words.withUnsafeBufferPointer { words in
              let walk = ForestWalk(
                nodes: nodes.baseAddress, sets: sets, words: words, width: featureCount, isSingle: isSingle)
              for start in stride(from: 0, to: rows, by: Self.batch) {
                let batch = min(Self.batch, rows - start)
                let first = numbers + start * featureCount
                turn(first, rows: batch, into: columns)
                if isSingle {
                  for place in 0..<batch * featureCount { rounded[place] = Double(Float(first[place])) }
                }
                for (place, tree) in trees.prefix(count).enumerated() {
                  let out = sums + start * treesPerIteration + place % treesPerIteration
                  switch tree {
                  case .met(let own, let firstLeaf):
                    addLeaves(
                      splits.baseAddress.map { $0 + own.lowerBound }, Int64(own.count),
                      leaves.baseAddress.map { $0 + firstLeaf }, words.baseAddress, Self.zero, columns, Int64(batch),
                      out, Int64(treesPerIteration), isSingle ? 1 : 0)
                  case .walked(let root):
                    walk.add(
                      root, isSingle ? UnsafePointer(rounded) : first, rows: batch, to: out, every: treesPerIteration)
                  }
                }
              }
            }
          }
        }
      }
    }
  }

  /// Turns rows into columns of `batch` numbers.
  private func turn(_ numbers: UnsafePointer<Double>, rows: Int, into columns: UnsafeMutablePointer<Double>) {
    for row in 0..<rows {
      for feature in 0..<featureCount {
        let number = numbers[row * featureCount + feature]
        columns[feature * Self.batch + row] = isSingle ? Double(Float(number)) : number
      }
    }
  }

  /// The answer for one row of a forest of floats, whose trees it walks one after the other.
  func predict(row: [Double], isRaw: Bool = false) -> [Double] {
    guard isSingle, row.count == featureCount else { return [] }
    var sums = start
    let row = row.map { Double(Float($0)) }
    // Safe because the row has a number a feature, and every child, leaf and set lies within the arrays, as was checked
    // when the model was read.
    nodes.withUnsafeBufferPointer { nodes in
      sets.withUnsafeBufferPointer { sets in
        words.withUnsafeBufferPointer { words in
          let walk = ForestWalk(
            nodes: nodes.baseAddress, sets: sets, words: words, width: featureCount, isSingle: true)
          row.withUnsafeBufferPointer { row in
            sums.withUnsafeMutableBufferPointer { sums in
              guard let row = row.baseAddress, let first = sums.baseAddress else { return }
              for (place, root) in roots.enumerated() {
                walk.add(root, row, rows: 1, to: first + place % treesPerIteration, every: treesPerIteration)
              }
              if !isRaw { link.apply(sums) }
            }
          }
        }
      }
    }
    return sums
  }
}

/// The way of rows down a tree.
private struct ForestWalk {
  let nodes: UnsafePointer<Forest.Node>?
  let sets: UnsafeBufferPointer<Int32>
  let words: UnsafeBufferPointer<UInt32>
  let width: Int
  let isSingle: Bool

  /// Adds the leaf that each row reaches to every `stride`-th sum.
  func add(
    _ root: Int32, _ rows: UnsafePointer<Double>, rows count: Int, to sums: UnsafeMutablePointer<Double>,
    every stride: Int
  ) {
    guard let nodes else { return }
    for row in 0..<count {
      let numbers = rows + row * width
      var place = root
      while true {
        let next = next(nodes + Int(place), numbers)
        if next == place { break }
        place = next
      }
      let sum = sums[row * stride] + nodes[Int(place)].threshold
      sums[row * stride] = isSingle ? Double(Float(sum)) : sum
    }
  }

  /// The node behind a node; a leaf leads to itself. Which side it is, is computed and not branched on: no processor
  /// foresees a row's way, and a wrong guess costs more than the step.
  @inline(__always)
  private func next(_ node: UnsafePointer<Forest.Node>, _ row: UnsafePointer<Double>) -> Int32 {
    let number = row[Int(node.pointee.feature)]
    let kind = node.pointee.kind.rawValue
    let isLeft: Int32
    if kind <= Forest.Kind.missingLeft.rawValue {
      isLeft = (number <= node.pointee.threshold ? 1 : 0) | ((number != number ? 1 : 0) & kind)
    } else {
      isLeft = goesLeft(number, node) ? 1 : 0
    }
    return node.pointee.right ^ (node.pointee.flip & (0 &- isLeft))
  }

  /// The rarer kinds of splits.
  @inline(__always)
  private func goesLeft(_ number: Double, _ node: UnsafePointer<Forest.Node>) -> Bool {
    guard node.pointee.kind.isCategory else {
      if number.isNaN || abs(number) <= Forest.zero { return node.pointee.kind == .zeroLeft }
      return number <= node.pointee.threshold
    }
    guard number > -1, number < 2_147_483_648 else {
      return number.isNaN && node.pointee.kind == .categoryMissingLeft
    }
    let category = Int(number)
    let set = Int(node.pointee.threshold)
    let word = Int(sets[set]) + category >> 5
    return word < Int(sets[set + 1]) && words[word] >> UInt32(category & 31) & 1 == 1
  }
}
