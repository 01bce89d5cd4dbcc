/// The target of the training rows, for preparations that look at it.
struct KnownTarget {
  /// The number of each row's class, or its value, NaN where it is missing; of all rows of the table.
  let labels: [Double]
  let task: Task
  /// The names of the classes, none for numbers.
  let classNames: [String]
  let seed: Int

  /// What is averaged: the value, whether the class is the positive one, or for several classes whether it is each of them.
  var measures: [(suffix: String, of: (Double) -> Double)] {
    switch task {
    case .regression, .binary, .clusters, .anomalies: [("", { $0 })]
    case .multiclass: classNames.enumerated().map { place, name in ("." + name, { $0 == Double(place) ? 1 : 0 }) }
    }
  }

  /// Some training rows dealt into parts by the seed, each class in equal shares.
  func dealt(_ rows: [Int], parts: Int) -> [[Int]] {
    var source = RandomSource(seed: seed ^ 0x7467_7465)
    var byClass: [Double: [Int]] = [:]
    for row in rows { byClass[task.isClassification ? labels[row] : 0, default: []].append(row) }
    var dealt = [[Int]](repeating: [], count: parts)
    var next = 0
    for key in byClass.keys.sorted() {
      for row in byClass[key, default: []].shuffled(using: &source) {
        dealt[next % parts].append(row)
        next += 1
      }
    }
    return dealt
  }
}
