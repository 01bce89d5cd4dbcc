import Engines

/// A named column of a chart.
public struct ChartColumn: Sendable {
  public var name: String
  public var values: Values

  public init(_ name: String, _ values: Values) {
    self.name = name
    self.values = values
  }

  /// What is drawn; a missing value is NaN or nil.
  public enum Values: Sendable {
    case numbers([Double])
    /// Seconds since 1970-01-01.
    case times([Double])
    case words([String?])
  }

  var count: Int {
    switch values {
    case .numbers(let values), .times(let values): values.count
    case .words(let values): values.count
    }
  }

  var isWords: Bool {
    if case .words = values { true } else { false }
  }

  var isTimes: Bool {
    if case .times = values { true } else { false }
  }

  /// The values on an axis; none for words.
  var numbers: [Double]? {
    switch values {
    case .numbers(let values), .times(let values): values
    case .words: nil
    }
  }

  /// The values as names of groups; missing is one of them.
  var words: [String] {
    switch values {
    case .words(let values): values.map { $0.map { safeText($0) } ?? "missing" }
    case .numbers(let values):
      values.map { $0.isNaN ? "missing" : Double(Whole.of($0)) == $0 ? String(Whole.of($0)) : NumberText.short($0) }
    case .times(let values): values.map { $0.isNaN ? "missing" : Ticks.dayText($0) }
    }
  }

  /// The values on an axis; throws D003 for words.
  func onAxis(_ chart: String) throws -> [Double] {
    if let numbers { return numbers }
    throw Fault(
      "D003", "`\(chart)` takes numbers, dates or times, and `.\(name)` is text", subject: ".\(name)",
      help: "bars count it: plot frame, .\(name), kind: \"bars\"")
  }
}
