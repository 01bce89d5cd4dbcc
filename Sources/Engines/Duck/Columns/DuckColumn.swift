/// A column of values in native Swift arrays.
public struct DuckColumn: Hashable, Sendable {
  public let type: DuckType
  /// One element a row; where a row is missing the element is a neutral value: false, 0, not a number, empty.
  public let values: DuckValues
  /// Whether each row has a value; nil when every row has one.
  public let present: [Bool]?

  public init(type: DuckType, values: DuckValues, present: [Bool]? = nil) {
    self.type = type
    self.values = values
    self.present = present
  }

  /// How many rows there are.
  public var count: Int { values.count }

  /// Whether a row has no value; rows beyond the end have none.
  public func isMissing(_ row: Int) -> Bool {
    guard row >= 0, row < count else { return true }
    if case .null = values { return true }
    return present.map { !$0[row] } ?? false
  }

  /// How many rows have no value.
  public var missingCount: Int {
    if case .null(let count) = values { return count }
    return present?.reduce(0) { $0 + ($1 ? 0 : 1) } ?? 0
  }
}

/// The values of a column.
public indirect enum DuckValues: Hashable, Sendable {
  case bool([Bool])
  /// Whole numbers of every width, checked to fit into 64 bits.
  case int([Int])
  /// Floats, doubles and decimals.
  case double([Double])
  case text([String])
  /// Places in the dictionary of an enumeration.
  case code([Int32])
  /// Days since 1970-01-01.
  case date([Int32])
  /// Microseconds since midnight.
  case clock([Int])
  /// Microseconds since 1970-01-01T00:00.
  case time([Int])
  case interval([DuckInterval])
  /// Row `i` holds the elements `starts[i] ..< starts[i + 1]`.
  case list(starts: [Int], elements: DuckColumn)
  case record(count: Int, [DuckColumn])
  /// Nothing but missing values.
  case null(count: Int)

  /// How many rows there are.
  public var count: Int {
    switch self {
    case .bool(let values): values.count
    case .int(let values), .clock(let values), .time(let values): values.count
    case .double(let values): values.count
    case .text(let values): values.count
    case .code(let values), .date(let values): values.count
    case .interval(let values): values.count
    case .list(let starts, _): max(0, starts.count - 1)
    case .record(let count, _), .null(let count): count
    }
  }
}
