import Frames
import Language

/// Statistics of the numbers in a list; the aggregates over columns are the engine's.
enum Numbers {
  /// The numbers, or V040 for an element that is none.
  static func read(_ values: [Value], for verb: String) throws -> [Double] {
    try values.map { value in
      guard let number = value.asDouble else {
        throw Diagnostic("V040", "`\(verb)` needs numbers, and the list holds \(value.described)")
      }
      return number
    }
  }

  static func mean(_ numbers: [Double]) -> Double? {
    numbers.isEmpty ? nil : numbers.reduce(0, +) / Double(numbers.count)
  }

  /// The sample standard deviation (n - 1), in two passes.
  static func deviation(_ numbers: [Double]) -> Double? {
    guard numbers.count > 1, let mean = mean(numbers) else { return nil }
    return (numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(numbers.count - 1)).squareRoot()
  }

  /// Hyndman and Fan's type 7, as R, NumPy and DuckDB's `quantile_cont` give it.
  static func quantile(_ numbers: [Double], _ share: Double) -> Double? {
    guard !numbers.isEmpty else { return nil }
    let sorted = numbers.sorted()
    let position = share * Double(sorted.count - 1)
    guard let below = Int(exactly: position.rounded(.down)), below < sorted.count - 1 else { return sorted.last }
    return sorted[below] + (position - Double(below)) * (sorted[below + 1] - sorted[below])
  }
}
