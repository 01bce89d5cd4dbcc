import Frames

/// The numbers of a target's classes.
struct ClassNumbers {
  private let numbers: [Scalar: Double]
  private let target: Target

  init(_ target: Target) {
    self.target = target
    numbers = Dictionary(
      zip(target.classes.map(ClassNumbers.plain), target.classes.indices.map(Double.init)),
      uniquingKeysWith: { first, _ in first })
  }

  /// The class number of each row, NaN where the value is missing, −1 for a class that the target does not have.
  func labels(of column: Column) -> [Double] {
    switch column.values {
    case .texts(let texts):
      let byCode = texts.dictionary.map { numbers[.text($0)] ?? -1 }
      return texts.codes.map { $0 < 0 ? .nan : byCode[Int($0)] }
    default:
      guard let values = column.numbers else {
        return (0..<column.count).map { column.isMissing($0) ? .nan : -1 }
      }
      let byValue = Dictionary(
        numbers.compactMap { key, number in key.double.map { ($0, number) } }, uniquingKeysWith: { first, _ in first })
      return values.map { $0.isNaN ? .nan : byValue[$0] ?? -1 }
    }
  }

  /// Numbers and truths of one value are one key, so that `1` in a file of integers and `1.0` or `true` in another agree.
  private static func plain(_ value: Scalar) -> Scalar {
    switch value {
    case .int(let number): .double(Double(number))
    case .bool(let truth): .double(truth ? 1 : 0)
    default: value
    }
  }
}
