import Engines
import Frames

/// The numbers of rows for estimators that measure distances: nothing is missing in them, and nothing is a mere name.
struct NumberColumns: Codable, Hashable, Sendable {
  /// What stands for a missing number, of each feature: its mean over the training rows.
  private(set) var fills: [Double]
  /// What is taken away from each number, and what the rest is divided by.
  private(set) var centres: [Double]
  private(set) var scales: [Double]
  /// How many numbers of the training rows were missing.
  private(set) var missing = 0

  /// L057 when a feature is text without a number for its values.
  init(_ rows: LabelledRows, isScaled: Bool, for name: String) throws {
    let features = rows.source.features
    let texts = features.filter(\.encoding.isCategorical).map(\.column)
    if let first = texts.first {
      throw Fault(
        "L057", "`\(name)` measures distances between numbers, and `\(first)` holds text", subject: "." + first,
        help: texts.count == 1
          ? "write `prepare: [one_hot(.\(first))]`, or `exclude: .\(first)`"
          : "exclude: [\(texts.map { "." + $0 }.joined(separator: ", "))], or prepare them with `one_hot`")
    }
    let width = features.count
    var (means, squares, counts) = (
      [Double](repeating: 0, count: width), [Double](repeating: 0, count: width), [Double](repeating: 0, count: width)
    )
    var missing = 0
    try rows.source.numbers { _, numbers in
      for place in numbers.indices {
        let (feature, value) = (place % width, numbers[place])
        guard value.isFinite else {
          missing += 1
          continue
        }
        counts[feature] += 1
        let change = value - means[feature]
        means[feature] += change / counts[feature]
        squares[feature] += change * (value - means[feature])
      }
    }
    self.missing = missing
    fills = means
    centres = isScaled ? means : [Double](repeating: 0, count: width)
    scales = zip(squares, counts).map { square, count in
      let spread = (square / max(1, count)).squareRoot()
      return isScaled && spread > 0 ? spread : 1
    }
  }

  var width: Int { fills.count }

  /// Whether what was read from a file fits together.
  var isWhole: Bool { width > 0 && centres.count == width && scales.count == width && scales.allSatisfy { $0 > 0 } }

  /// The numbers of some rows, moved and stretched.
  func read(_ numbers: some Collection<Double>) -> [Double] {
    var read: [Double] = []
    read.reserveCapacity(numbers.count)
    var feature = 0
    for value in numbers {
      read.append(((value.isFinite ? value : fills[feature]) - centres[feature]) / scales[feature])
      feature = feature + 1 == width ? 0 : feature + 1
    }
    return read
  }

  /// The numbers of all rows, one row after the other.
  func read(_ rows: FeatureRows) throws -> [Double] {
    var all: [Double] = []
    all.reserveCapacity(rows.rowCount * width)
    try rows.numbers { _, numbers in all += read(numbers) }
    return all
  }

  /// One line where numbers were missing.
  var notes: [String] {
    missing == 0 ? [] : ["\(missing == 1 ? "1 number is" : "\(missing) numbers are") missing and stand at their mean"]
  }
}
