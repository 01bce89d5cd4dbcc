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

  func predicted(_ label: Int) -> Int { counts.reduce(0) { $0 + $1[label] } }

  func actual(_ label: Int) -> Int { counts[label].reduce(0, +) }

  func hits(_ label: Int) -> Int { counts[label][label] }

  /// The harmonic mean of precision and recall of one class, 0 when it was never hit.
  func f1(_ label: Int) -> Double {
    let total = predicted(label) + actual(label)
    return total == 0 ? 0 : 2 * Double(hits(label)) / Double(total)
  }
}
