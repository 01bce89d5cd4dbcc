public import Calendar

/// One cell of a table: a value of a column's type, or missing.
///
/// A `double` is never NaN where a scalar was made by this room: NaN is read as missing.
public enum Scalar: Hashable, Sendable {
  case missing
  case bool(Bool)
  case int(Int)
  case double(Double)
  case text(String)
  case date(Day)
  case time(Moment)
  case duration(Period)
  case list([Scalar])
  case record([ScalarField])

  /// A number, or missing where it is NaN.
  public static func number(_ value: Double) -> Scalar { value.isNaN ? .missing : .double(value) }

  public var isMissing: Bool {
    if case .missing = self { true } else { false }
  }

  /// The value as a number where it is one.
  public var double: Double? {
    switch self {
    case .int(let value): Double(value)
    case .double(let value): value
    default: nil
    }
  }

  public var text: String? {
    if case .text(let value) = self { value } else { nil }
  }

  public var bool: Bool? {
    if case .bool(let value) = self { value } else { nil }
  }

  /// The whole number that the value is, also where it is a decimal without a fraction that fits 64 bits.
  public var int: Int? {
    switch self {
    case .int(let value): value
    case .double(let value): Int(exactly: value)
    default: nil
    }
  }

  /// The narrowest type of a column that can hold the value.
  public var type: ColumnType {
    switch self {
    case .missing: .missing
    case .bool: .bool
    case .int: .int
    case .double: .double
    case .text: .text
    case .date: .date
    case .time(let moment): .time(isZoned: moment.isZoned)
    case .duration: .duration
    case .list(let values): .list(values.reduce(ColumnType.missing) { $0.joined(with: $1.type) ?? $0 })
    case .record(let fields): .record(fields.map { Field($0.name, $0.value.type) })
    }
  }
}

/// A named value of a record.
public struct ScalarField: Hashable, Sendable, Codable {
  public var name: String
  public var value: Scalar

  public init(_ name: String, _ value: Scalar) {
    self.name = name
    self.value = value
  }
}

extension Scalar: CustomStringConvertible {
  /// As the language writes the value: `none`, `2.5`, `"ada"`, `2024-01-31`, `[1, 2]`, `{a: 1}`.
  public var description: String {
    switch self {
    case .missing: "none"
    case .bool(let value): String(value)
    case .int(let value): String(value)
    case .double(let value): String(value)
    case .text(let value): Spelling.quoted(value)
    case .date(let value): value.description
    case .time(let value): value.description
    case .duration(let value): value.description
    case .list(let values): "[" + values.map(\.description).joined(separator: ", ") + "]"
    case .record(let fields):
      "{" + fields.map { "\(Spelling.name($0.name)): \($0.value)" }.joined(separator: ", ") + "}"
    }
  }
}

extension Scalar: Comparable {
  /// The order of a sorted column: false before true, numbers by size, text by code point, missing last.
  /// Values of different kinds, which no column holds together, go by kind.
  public static func < (a: Scalar, b: Scalar) -> Bool {
    switch (a, b) {
    case (.missing, _): false
    case (_, .missing): true
    case (.bool(let a), .bool(let b)): !a && b
    case (.int(let a), .int(let b)): a < b
    case (.text(let a), .text(let b)): a.utf8.lexicographicallyPrecedes(b.utf8)
    case (.date(let a), .date(let b)): a < b
    case (.time(let a), .time(let b)): a.microseconds < b.microseconds
    case (.duration(let a), .duration(let b)): a.approximateMicroseconds < b.approximateMicroseconds
    case (.list(let a), .list(let b)): a.lexicographicallyPrecedes(b)
    case (.record(let a), .record(let b)): a.map(\.value).lexicographicallyPrecedes(b.map(\.value))
    default:
      if let x = a.double, let y = b.double { x < y } else { a.rank < b.rank }
    }
  }

  private var rank: Int {
    switch self {
    case .bool: 0
    case .int, .double: 1
    case .text: 2
    case .date: 3
    case .time: 4
    case .duration: 5
    case .list: 6
    case .record: 7
    case .missing: 8
    }
  }
}

extension Period {
  /// The length with a month counted as 30 days, for ordering periods.
  var approximateMicroseconds: Double { Double(months) * 30 * 86_400_000_000 + Double(microseconds) }
}
