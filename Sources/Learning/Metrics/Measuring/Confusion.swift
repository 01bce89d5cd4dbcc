/// How often each true class was predicted as each class.
public struct Confusion: Codable, Hashable, Sendable {
  public var classes: [String]
  /// One row a true class, one column a predicted class.
  public var counts: [[Int]]

  public init(_ judged: Judged) {
    classes = judged.classes
    var table = [[Int]](repeating: [Int](repeating: 0, count: classes.count), count: classes.count)
    for (truth, predicted) in zip(judged.labels, judged.predictedLabels) { table[truth][predicted] += 1 }
    counts = table
  }
}
