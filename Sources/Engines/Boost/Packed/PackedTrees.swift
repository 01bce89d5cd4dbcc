/// The trees of a boosted model in few bytes, for families of thousands of models: a fifth of LightGBM's text and less.
///
/// Kept is what answers and contributions are made from: splits, leaves, how many rows reached each leaf, and what each
/// feature gained in all. Thresholds lie in one list without repeats, a tree from its root with the left side first; numbers
/// are the bits that LightGBM wrote.
public struct PackedTrees: Sendable {
  /// What is before the trees.
  struct Header {
    var classCount: Int
    var treesPerIteration: Int
    var featureCount: Int
    var isAverage: Bool
    var objective: String
    /// What each feature gained over all splits.
    var gains: [Double]
  }

  /// What is stored.
  public let bytes: ArraySlice<UInt8>

  private static let magic = Array("trees1".utf8)

  /// Whether bytes begin as packed trees do.
  public static func isPacked(_ bytes: ArraySlice<UInt8>) -> Bool { bytes.starts(with: magic) }

  /// Takes bytes that were packed; they are checked when they are read.
  public init(bytes: ArraySlice<UInt8>) { self.bytes = bytes }

  /// Packs LightGBM's text of a model; E038 where it is damaged.
  public init(text: String) throws {
    let read = try BoosterText.parts(text)
    var thresholds: [UInt64: Int] = [:]
    for tree in read.trees {
      for (threshold, decision) in zip(tree.thresholds, tree.decisions) where decision & 1 == 0 {
        thresholds[threshold.bitPattern] = 0
      }
    }
    let sorted = thresholds.keys.sorted()
    for (place, bits) in sorted.enumerated() { thresholds[bits] = place }
    var gains = [Double](repeating: 0, count: read.header.featureCount)
    for tree in read.trees { for (feature, gain) in zip(tree.features, tree.gains) { gains[feature] += max(0, gain) } }
    var writer = ByteWriter()
    for byte in PackedTrees.magic { writer.byte(byte) }
    writer.whole(read.header.classCount)
    writer.whole(read.header.treesPerIteration)
    writer.whole(read.header.featureCount)
    writer.byte(read.header.isAverage ? 1 : 0)
    writer.text(read.header.objective)
    for gain in gains { writer.decimal(gain) }
    writer.whole(sorted.count)
    for bits in sorted { writer.decimal(Double(bitPattern: bits)) }
    writer.whole(read.trees.count)
    for tree in read.trees { PackedTrees.write(tree, thresholds, &writer) }
    bytes = writer.bytes[...]
  }

  /// The trees, ready to answer.
  public func forest() throws -> TreeForest {
    var forest: Forest?
    try read { header, trees in
      var grown = Forest(
        featureCount: header.featureCount, treesPerIteration: header.treesPerIteration, isAverage: header.isAverage,
        link: ForestLink(header.objective))
      for tree in trees { grown.append(tree) }
      forest = grown
    }
    guard let forest else { throw ByteReader.damaged }
    return TreeForest(forest)
  }

  /// How much each feature gained over all splits.
  public func gains() throws -> [Double] {
    var reader = try opened()
    return try PackedTrees.header(&reader).gains
  }

  /// Hands the header and every tree to `body`.
  func read(_ body: (Header, [BoosterTree.Splits]) throws -> Void) throws {
    var reader = try opened()
    let header = try PackedTrees.header(&reader)
    let count = try reader.whole(0...reader.left / 8)
    let thresholds = try (0..<count).map { _ in try reader.decimal() }
    let treeCount = try reader.whole(0...reader.left)
    guard treeCount % max(1, header.treesPerIteration) == 0 else { throw ByteReader.damaged }
    let trees = try (0..<treeCount).map { _ in
      try PackedTrees.tree(&reader, thresholds: thresholds, features: header.featureCount)
    }
    guard reader.isAtEnd else { throw ByteReader.damaged }
    try body(header, trees)
  }

  private func opened() throws -> ByteReader {
    guard PackedTrees.isPacked(bytes) else { throw ByteReader.damaged }
    return ByteReader(bytes.dropFirst(PackedTrees.magic.count))
  }

  private static func header(_ reader: inout ByteReader) throws -> Header {
    var header = Header(
      classCount: try reader.whole(1...100_000), treesPerIteration: try reader.whole(1...100_000),
      featureCount: try reader.whole(1...max(1, reader.left)), isAverage: try reader.byte() == 1,
      objective: try reader.text(),
      gains: [])
    guard header.featureCount <= reader.left / 8,
      header.treesPerIteration == header.classCount || header.treesPerIteration == 1
    else { throw ByteReader.damaged }
    header.gains = try (0..<header.featureCount).map { _ in try reader.decimal() }
    return header
  }
}

/// Trees in memory that answer rows of numbers, from several threads at once.
public struct TreeForest: Sendable {
  private let forest: Forest

  init(_ forest: Forest) { self.forest = forest }

  public var featureCount: Int { forest.featureCount }
  /// How many numbers an answer has.
  public var width: Int { forest.treesPerIteration }
  /// About how much memory the trees take.
  public var byteCount: Int { forest.byteCount }

  /// One row of a number a feature, NaN where it is missing.
  public func predict(_ row: [Double]) -> [Double] { forest.predict(row) }

  /// Many rows, `width` numbers each, one after the other.
  public func predict(_ source: some FeatureSource) throws -> [Double] {
    guard source.featureCount == featureCount else {
      throw Fault("E037", "the model takes \(featureCount) features and was given \(source.featureCount)")
    }
    var results = [Double](repeating: 0, count: source.rowCount * width)
    var start = 0
    try source.read { block in
      try Watch.current.check()
      guard start + block.count <= source.rowCount else {
        throw Fault("E035", "the rows changed while they were read")
      }
      // Safe because the results have room for `width` numbers for each row of the source.
      results.withUnsafeMutableBufferPointer { buffer in
        guard let base = buffer.baseAddress else { return }
        forest.predict(block, isRaw: false, iterations: nil, into: base + start * width)
      }
      start += block.count
    }
    return results
  }
}
