/// LightGBM's text form of a model, checked before LightGBM reads it.
///
/// LightGBM trusts the lengths, places and children that a text tells; a hostile one could read or write beyond its
/// memory, or walk in a circle forever. A text passes here only when every tree is one: each list has its length, each
/// node but the root is the child of exactly one node, and every place that is told lies within its list.
public enum BoosterText {
  /// What a valid text tells.
  public struct Facts: Hashable, Sendable {
    public var classCount: Int
    public var featureCount: Int
    public var treeCount: Int
    /// LightGBM's word for what the model predicts, such as `binary sigmoid:1`.
    public var objective: String
  }

  /// Checks a text; throws the fault E038 that says what is wrong with it.
  @discardableResult
  public static func validate(_ text: String) throws -> Facts { try read(text).facts }

  /// Checks a text and reads its trees; throws the fault E038 that says what is wrong with it.
  static func read(_ text: String) throws -> (facts: Facts, forest: Forest) {
    var text = text
    // Safe because the bytes live through the call and every place in them is compared with their count.
    return try text.withUTF8 { try read($0) }
  }

  /// Checks a text and reads what its trees are made of; throws the fault E038 that says what is wrong with it.
  static func parts(_ text: String) throws -> (header: BoosterHeader, trees: [BoosterTree.Splits]) {
    var text = text
    // Safe because the bytes live through the call and every place in them is compared with their count.
    return try text.withUTF8 { try parts($0) }
  }

  private static func read(_ bytes: UnsafeBufferPointer<UInt8>) throws -> (facts: Facts, forest: Forest) {
    let (header, trees) = try parts(bytes)
    var forest = Forest(header)
    for tree in trees { forest.append(tree) }
    let facts = Facts(
      classCount: header.classCount, featureCount: header.featureCount, treeCount: header.treeSizes.count,
      objective: header.objective)
    return (facts, forest)
  }

  private static func parts(
    _ bytes: UnsafeBufferPointer<UInt8>
  ) throws -> (header: BoosterHeader, trees: [BoosterTree.Splits]) {
    guard !bytes.contains(0) else { throw damaged("it holds a zero byte") }
    var lines = BoosterLines(bytes)
    guard lines.next().map({ lines.text($0) }) == "tree" else { throw damaged("it is no model of LightGBM") }
    let header = try BoosterHeader(&lines)
    let trees = lines.place
    guard header.treeSizes.count % header.treesPerIteration == 0 else {
      throw damaged("its trees do not fit its classes")
    }
    var read: [BoosterTree.Splits] = []
    read.reserveCapacity(header.treeSizes.count)
    var start = trees
    for (index, size) in header.treeSizes.enumerated() {
      let (end, overflow) = start.addingReportingOverflow(size)
      guard size > 0, !overflow, end <= bytes.count else { throw damaged("tree \(index) has a wrong size") }
      var tree = BoosterLines(UnsafeBufferPointer(rebasing: bytes[start..<end]))
      read.append(try BoosterTree.read(&tree, index, featureCount: header.featureCount))
      start = end
    }
    var rest = BoosterLines(UnsafeBufferPointer(rebasing: bytes[start...]))
    guard rest.next().map({ rest.text($0) }) == "end of trees" else { throw damaged("its trees have no end") }
    return (header, read)
  }

  /// The fault of a text that is not taken.
  static func damaged(_ why: String) -> Fault {
    Fault("E038", "the model's text is damaged: \(why)", help: "register the model again from its source")
  }
}
