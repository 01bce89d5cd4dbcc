import Synchronization

/// Rows of two frames that belong together.
public struct Join: Sendable {
  /// Which rows come out.
  public enum Kind: String, Sendable, CaseIterable, Codable {
    case inner, left, right, full, semi, anti
    /// Every row of the left side, with the last row of the right side that is not later.
    case asof
  }

  /// How many rows may match, left to right.
  public enum Expectation: String, Sendable, CaseIterable, Codable {
    case oneToOne = "one_to_one", manyToOne = "many_to_one", oneToMany = "one_to_many", manyToMany = "many_to_many"

    /// No key stands twice on the left.
    var leftIsUnique: Bool { self == .oneToOne || self == .oneToMany }
    var rightIsUnique: Bool { self == .oneToOne || self == .manyToOne }
  }

  /// Two columns that must be equal.
  public struct Key: Hashable, Sendable {
    public var left: String
    public var right: String
  }

  /// How an as-of join finds the row of the right side: the last one whose time is not after the left side's.
  public struct AsOf: Hashable, Sendable {
    /// Dates, times or numbers on both sides.
    public var left: String
    public var right: String
    /// A row of the very same time does not count.
    public var isStrict = false
    /// How far back the right side may lie: a duration or a number; none for any time.
    public var tolerance: Scalar?
  }

  public let left: Plan
  public let right: Plan
  public let keys: [Key]
  public let kind: Kind
  public let expectation: Expectation
  /// Given for an as-of join only.
  public let asOf: AsOf?
  /// Where each column of the result comes from, in order.
  let columns: [Column]

  /// A column of the result.
  struct Column: Sendable {
    let name: String
    let source: Source

    enum Source: Sendable {
      case left(String)
      case right(String)
      /// The key of whichever side has the row.
      case key(Key)
    }
  }

  /// Each row of the left side comes out once at most, as the right side has each key once: it keeps its number, and the
  /// database can choose rows by that number before it joins them.
  var isLookup: Bool {
    switch kind {
    case .semi, .anti, .asof: true
    case .right, .full: false
    case .inner, .left:
      right.isUnique(by: Set(keys.map(\.right)))
        && keys.allSatisfy { left.schema.type(of: $0.left) == right.schema.type(of: $0.right) }
    }
  }

  /// The joined rows are numbered below it.
  var keyBound: Int {
    if isLookup { return left.keyBound }
    let (product, overflow) = (left.keyBound + 1).multipliedReportingOverflow(by: right.keyBound + 1)
    return overflow ? .max : product
  }

  func history(of name: String) -> String? {
    guard !left.schema.contains(name), right.schema.contains(name) else { return nil }
    if kind == .semi || kind == .anti { return "a \(kind.rawValue) join keeps only the left side's columns" }
    if let key = keys.first(where: { $0.right == name }) { return "`join` keeps it as `\(key.left)`" }
    for column in columns {
      if case .right(name) = column.source { return "it was renamed to `\(column.name)` by `join`" }
    }
    return nil
  }
}
