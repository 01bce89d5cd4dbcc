import Calendar
import Engines

/// Conditions that a database elsewhere can judge itself.
///
/// Decimals, fractions and zoned times are changed on their way in, so a condition on them is judged here, on what has come.
/// Beside it a wider one on the column as it is over there keeps back what cannot fit: every row that the condition keeps
/// fits the wider one.
enum Pushed {
  /// The wider conditions of all comparisons with a value that must hold; empty where there are none.
  static func conditions(_ condition: Expression, _ source: FileSource) -> [String] {
    switch condition {
    case .binary(.and, let left, let right): return conditions(left, source) + conditions(right, source)
    case .binary(let operation, .column(let name), .literal(let value)):
      return compared(name, operation, value, source)
    case .binary(let operation, .literal(let value), .column(let name)):
      return flipped[operation].map { compared(name, $0, value, source) } ?? []
    default: return []
    }
  }

  private static let flipped: [BinaryOperation: BinaryOperation] = [
    .equal: .equal, .less: .greater, .lessOrEqual: .greaterOrEqual, .greater: .less, .greaterOrEqual: .lessOrEqual,
  ]

  private static func compared(
    _ name: String, _ operation: BinaryOperation, _ value: Scalar, _ source: FileSource
  ) -> [String] {
    guard let column = source.layout.columns.first(where: { $0.name == name }), let raw = column.raw,
      let type = column.rawType, let (low, high) = bounds(value, type)
    else { return [] }
    let (above, below) = ("\(raw) >= \(low)", "\(raw) <= \(high)")
    switch operation {
    case .equal: return [above, below]
    case .greater, .greaterOrEqual: return [above]
    case .less, .lessOrEqual: return [below]
    default: return []
    }
  }

  /// What surely lies at or below a value, and at or above it, written in the column's own type.
  private static func bounds(_ value: Scalar, _ type: DuckType) -> (low: String, high: String)? {
    switch (type, value) {
    case (.time(zoned: true), .time(let moment)) where moment.isZoned:
      let text = "TIMESTAMPTZ \(DuckSQL.text("\(moment)"))"
      return (text, text)
    case (.decimal(_, let scale), _):
      guard let number = value.double, number.isFinite, abs(number) < 1e12, scale < 10 else { return nil }
      var step = 1
      for _ in 0..<scale { step *= 10 }
      // A double tells 15 digits; one unit of the last decimal is wider than that.
      guard let low = Int(exactly: (number * Double(step)).rounded(.down)), abs(low) < 1 << 50 else { return nil }
      return (decimal(low - 1, scale, step), decimal(low + 2, scale, step))
    case (.float, _), (.double, _):
      guard let number = value.double, number.isFinite else { return nil }
      let slack = abs(number) * 1e-6 + 1e-300
      return ("'\(number - slack)'::DOUBLE", "'\(number + slack)'::DOUBLE")
    default: return nil
    }
  }

  /// `-1.05` for -105 hundredths.
  private static func decimal(_ units: Int, _ scale: Int, _ step: Int) -> String {
    let digits = String(abs(units) % step)
    let fraction = String(repeating: "0", count: max(0, scale - digits.count)) + digits
    return (units < 0 ? "-" : "") + "\(abs(units) / step)" + (scale > 0 ? ".\(fraction)" : "")
  }
}
