import Calendar

/// One column of a table as native arrays, with a mark for each row where some are missing.
public struct Column: Sendable {
  public var name: String
  public let type: ColumnType
  public internal(set) var values: Values
  /// One mark a row, false where the value is missing; none where no value is missing (texts and all-missing columns
  /// carry it in themselves).
  public internal(set) var validity: [Bool]?

  /// The arrays; each has one element a row. What stands at a missing row is 0, false, or NaN among the decimals.
  public indirect enum Values: Sendable {
    case missing(count: Int)
    case bools([Bool])
    case ints([Int64])
    /// NaN where the value is missing.
    case doubles([Double])
    case texts(TextValues)
    /// Days since 1970-01-01.
    case days([Int32])
    /// Microseconds since 1970-01-01T00:00:00.
    case moments([Int64], isZoned: Bool)
    /// Microseconds.
    case durations([Int64])
    case lists([[Scalar]])
    case records([Column], count: Int)
  }

  public init(_ name: String, type: ColumnType, values: Values, validity: [Bool]? = nil) {
    self.name = name
    self.type = type
    self.values = values
    self.validity = validity
  }

  public var count: Int {
    switch values {
    case .missing(let count): count
    case .bools(let values): values.count
    case .ints(let values): values.count
    case .doubles(let values): values.count
    case .texts(let values): values.count
    case .days(let values): values.count
    case .moments(let values, _): values.count
    case .durations(let values): values.count
    case .lists(let values): values.count
    case .records(_, let count): count
    }
  }

  public func isMissing(_ row: Int) -> Bool {
    switch values {
    case .missing: true
    case .texts(let values): values.codes[row] < 0
    default: validity.map { !$0[row] } ?? false
    }
  }

  public var missingCount: Int {
    switch values {
    case .missing(let count): count
    case .texts(let values): values.codes.reduce(0) { $0 + ($1 < 0 ? 1 : 0) }
    default: validity.map { $0.reduce(0) { $0 + ($1 ? 0 : 1) } } ?? 0
    }
  }

  /// The cell of a row, from 0; the row must exist.
  public subscript(row: Int) -> Scalar {
    if isMissing(row) { return .missing }
    switch values {
    case .missing: return .missing
    case .bools(let values): return .bool(values[row])
    case .ints(let values): return .int(Int(values[row]))
    case .doubles(let values): return .number(values[row])
    case .texts(let values): return values[row].map(Scalar.text) ?? .missing
    case .days(let values): return .date(Day(number: values[row]))
    case .moments(let values, let isZoned): return .time(Moment(microseconds: values[row], isZoned: isZoned))
    case .durations(let values): return .duration(Period(microseconds: values[row]))
    case .lists(let values): return .list(values[row])
    case .records(let columns, _): return .record(columns.map { ScalarField($0.name, $0[row]) })
    }
  }

  public var scalars: [Scalar] { (0..<count).map { self[$0] } }

  /// The numbers of a column of integers, decimals or truth (0 and 1), NaN where missing; none for other columns.
  public var numbers: [Double]? {
    switch values {
    case .missing(let count): return Array(repeating: .nan, count: count)
    case .doubles(let values): return values
    case .ints(let values):
      guard let validity else { return values.map(Double.init) }
      return zip(values, validity).map { $1 ? Double($0) : .nan }
    case .bools(let values):
      guard let validity else { return values.map { $0 ? 1 : 0 } }
      return zip(values, validity).map { $1 ? ($0 ? 1 : 0) : .nan }
    default: return nil
    }
  }
}

extension Column: Equatable {
  /// Two columns are equal when their names, types and cells are.
  public static func == (a: Column, b: Column) -> Bool {
    a.name == b.name && a.type == b.type && a.count == b.count && (0..<a.count).allSatisfy { a[$0] == b[$0] }
  }
}
