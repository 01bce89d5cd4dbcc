/// How much weight of each true class was predicted as each class.
struct ClassCells {
  let classes: Int
  /// One row a true class, one after the other.
  var weights: [Double]

  init(classes: Int) {
    self.classes = classes
    weights = [Double](repeating: 0, count: classes * classes)
  }

  var total: Double { weights.reduce(0, +) }

  /// The weight of the rows of a class.
  func actual(_ label: Int) -> Double {
    (0..<classes).reduce(0) { $0 + weights[label * classes + $1] }
  }

  /// The weight of the rows that were predicted as a class.
  func predicted(_ label: Int) -> Double {
    (0..<classes).reduce(0) { $0 + weights[$1 * classes + label] }
  }

  /// The weight of the rows of a class that were predicted so.
  func hits(_ label: Int) -> Double { weights[label * classes + label] }

  var allHits: Double { (0..<classes).reduce(0) { $0 + hits($1) } }

  /// The share of a class that was predicted so; none where there is no row of it.
  func recall(_ label: Int) -> Double? {
    let actual = actual(label)
    return actual > 0 ? hits(label) / actual : nil
  }

  /// The share of what was predicted as a class that is of it; 0 where nothing was.
  func precision(_ label: Int) -> Double {
    let predicted = predicted(label)
    return predicted > 0 ? hits(label) / predicted : 0
  }

  /// The harmonic mean of precision and recall of one class, 0 when it was never hit.
  func f1(_ label: Int) -> Double {
    let total = predicted(label) + actual(label)
    return total > 0 ? 2 * hits(label) / total : 0
  }

  /// The classes that are true or predicted somewhere.
  var present: [Int] { (0..<classes).filter { actual($0) + predicted($0) > 0 } }
}
