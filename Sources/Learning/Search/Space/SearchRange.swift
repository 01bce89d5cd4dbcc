import Engines
public import Frames
import Glibc
import Letters

/// The values of a parameter that a search may try: `8..256`, `span(0.01, 0.3, log: true)`, `any_of("yes", "no")`.
public enum SearchRange: Hashable, Sendable {
  case whole(ClosedRange<Int>, isLog: Bool)
  case number(ClosedRange<Double>, isLog: Bool)
  case any([Scalar])

  /// The numbers between two ends. Whole ends make whole numbers, where the parameter takes those. L072 when they are no
  /// ends, or when a logarithm is asked for and the lower one is not above 0.
  public static func span(_ low: Scalar, _ high: Scalar, isLog: Bool) throws -> SearchRange {
    guard let bottom = low.double, let top = high.double, bottom.isFinite, top.isFinite, bottom < top else {
      throw Fault(
        "L072", "a range goes from a number to a greater one, not from \(low) to \(high)", subject: "span",
        help: "write span(0.01, 0.3)")
    }
    guard !isLog || bottom > 0 else {
      throw Fault(
        "L072", "a range on the logarithm begins above 0, and this one at \(low)", subject: "log",
        help: "begin at a small number such as 0.001, or leave `log:` out")
    }
    if case .int(let first) = low, case .int(let last) = high { return .whole(first...last, isLog: isLog) }
    return .number(bottom...top, isLog: isLog)
  }

  /// A random value: even between the ends, or between their logarithms.
  func random(_ source: inout RandomSource) -> Scalar {
    switch self {
    case .whole(let range, false): return .int(Int.random(in: range, using: &source))
    case .whole, .number: return value(Double.random(in: axis.low...axis.high, using: &source))
    case .any(let values): return values.randomElement(using: &source) ?? .missing
    }
  }

  /// The ends on the axis on which values are spread evenly; a whole number takes half a step to each side.
  var axis: (low: Double, high: Double) {
    switch self {
    case .whole(let range, let isLog):
      let ends = (Double(range.lowerBound) - 0.5, Double(range.upperBound) + 0.5)
      return isLog ? (log(ends.0), log(ends.1)) : ends
    case .number(let range, let isLog):
      return isLog ? (log(range.lowerBound), log(range.upperBound)) : (range.lowerBound, range.upperBound)
    case .any(let values): return (0, Double(values.count))
    }
  }

  /// Where a value stands on the axis; none for a value that the range does not have.
  func place(_ value: Scalar) -> Double? {
    switch self {
    case .whole(_, let isLog), .number(_, let isLog): value.double.map { isLog ? log($0) : $0 }
    case .any(let values): values.firstIndex(of: value).map(Double.init)
    }
  }

  /// A number with four significant digits: more make no difference, and are hard to read.
  private static func short(_ number: Double) -> Double {
    guard number != 0, number.isFinite else { return number }
    let scale = pow(10, 3 - log10(abs(number)).rounded(.down))
    let rounded = (number * scale).rounded() / scale
    return rounded.isFinite ? rounded : number
  }

  /// The value at a place of the axis.
  func value(_ place: Double) -> Scalar {
    switch self {
    case .whole(let range, let isLog):
      let whole = Int(exactly: (isLog ? exp(place) : place).rounded()) ?? range.lowerBound
      return .int(min(max(whole, range.lowerBound), range.upperBound))
    case .number(let range, let isLog):
      return .double(min(max(SearchRange.short(isLog ? exp(place) : place), range.lowerBound), range.upperBound))
    case .any(let values):
      let place = Int(exactly: place.rounded(.down)) ?? 0
      return values.indices.contains(place) ? values[place] : .missing
    }
  }
}

extension SearchRange: CustomStringConvertible {
  /// As the language writes it.
  public var description: String {
    switch self {
    case .whole(let range, false): "\(range.lowerBound)..\(range.upperBound)"
    case .whole(let range, true): "span(\(range.lowerBound), \(range.upperBound), log: true)"
    case .number(let range, let isLog):
      "span(\(range.lowerBound), \(range.upperBound)\(isLog ? ", log: true" : ""))"
    case .any(let values): "any_of(\(values.map(\.description).joined(separator: ", ")))"
    }
  }
}
