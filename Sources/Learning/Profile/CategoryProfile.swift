/// How often each value of a column of texts or truths occurs.
public struct CategoryProfile: Codable, Hashable, Sendable {
  /// One value and its number of rows.
  public struct Item: Codable, Hashable, Sendable {
    public var value: String
    public var count: Int
  }

  /// The most frequent values first, equals by text; at most 1,000.
  public var values: [Item]
  /// Rows of the values that are not listed.
  public var others: Int
  /// How many different values there are, listed or not.
  public var distinct: Int

  static let limit = 1000

  public init(counts: [String: Int]) {
    let ordered = counts.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
    values = ordered.prefix(CategoryProfile.limit).map { Item(value: $0.key, count: $0.value) }
    others = ordered.dropFirst(CategoryProfile.limit).reduce(0) { $0 + $1.value }
    distinct = ordered.count
  }

  /// Rows that have a value.
  public var total: Int { values.reduce(others) { $0 + $1.count } }
}
