/// The columns of a chart; all have one value for each row.
public struct ChartInput: Sendable {
  public var x: ChartColumn
  public var y: ChartColumn?
  /// Groups, by their words.
  public var by: ChartColumn?
  /// How many bins a histogram should have, about; chosen from the data where it is not given.
  public var bins: Int?

  public init(x: ChartColumn, y: ChartColumn? = nil, by: ChartColumn? = nil, bins: Int? = nil) {
    self.x = x
    self.y = y
    self.by = by
    self.bins = bins
  }

  /// The groups, most frequent first, at most 6: the rest are one group called `other`; for each row the group's place.
  var groups: (names: [String], places: [Int]) {
    guard let by else { return ([], Array(repeating: 0, count: x.count)) }
    let words = by.words
    let (names, rest) = ChartInput.frequent(words, limit: 6)
    let places = Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    return (rest ? names + ["other"] : names, words.map { places[$0] ?? names.count })
  }

  /// The most frequent words, ties by name; whether there are others.
  static func frequent(_ words: [String], limit: Int) -> (names: [String], hasOthers: Bool) {
    var counts: [String: Int] = [:]
    for word in words { counts[word, default: 0] += 1 }
    let sorted = counts.sorted { $0.value == $1.value ? $0.key < $1.key : $0.value > $1.value }.map(\.key)
    if sorted.count <= limit { return (sorted, false) }
    return (Array(sorted.prefix(limit - 1)), true)
  }
}

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
}
