/// The columns of a chart; all have one value for each row.
public struct ChartInput: Sendable {
  public var x: ChartColumn
  public var y: ChartColumn?
  /// Groups, by their words.
  public var by: ChartColumn?
  /// What colours the cells of a heat map, by its mean.
  public var value: ChartColumn?
  /// How many bins a histogram should have, about; chosen from the data where it is not given.
  public var bins: Int?

  public init(
    x: ChartColumn, y: ChartColumn? = nil, by: ChartColumn? = nil, value: ChartColumn? = nil, bins: Int? = nil
  ) {
    self.x = x
    self.y = y
    self.by = by
    self.value = value
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
