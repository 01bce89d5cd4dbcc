import Calendar
public import Frames

/// What is known of one column of a table.
public struct ColumnFacts: Sendable {
  public let name: String
  public let type: ColumnType
  public internal(set) var rows: Int
  public internal(set) var missing: Int
  /// How many different values there are; none for lists and records.
  public let distinct: Int?
  /// Of numbers, dates, times and durations.
  public internal(set) var numbers: NumberFacts?
  /// Of texts and truths.
  public let words: WordFacts?

  init(_ column: Column) {
    name = column.name
    type = column.type
    rows = column.count
    missing = column.missingCount
    switch column.values {
    case .doubles, .ints, .days, .moments, .durations:
      let facts = NumberFacts(column)
      (numbers, words, distinct) = (facts, nil, facts?.distinct ?? 0)
    case .texts(let texts):
      let facts = WordFacts(texts.counted())
      (numbers, words, distinct) = (nil, facts, facts.distinct)
    case .bools(let values):
      var counts: [String: Int] = [:]
      for (row, value) in values.enumerated() where !column.isMissing(row) {
        counts[value ? "true" : "false", default: 0] += 1
      }
      let facts = WordFacts(counts)
      (numbers, words, distinct) = (nil, facts, facts.distinct)
    case .missing: (numbers, words, distinct) = (nil, nil, 0)
    case .lists, .records: (numbers, words, distinct) = (nil, nil, nil)
    }
  }

  public var present: Int { rows - missing }
  public var missingShare: Double { rows > 0 ? Double(missing) / Double(rows) : 0 }

  /// Whole numbers or texts of which no two are equal, in many rows.
  public var isIdentifier: Bool {
    (type == .int || type == .text) && missing == 0 && rows >= 20 && distinct == rows
  }

  /// A number of `numbers` as a value of the column's type: days are a date again.
  public func value(_ number: Double) -> Scalar {
    guard number.isFinite else { return .number(number) }
    switch type {
    case .date: return Int32(exactly: number.rounded(.down)).map { .date(Day(number: $0)) } ?? .number(number)
    case .time(let isZoned):
      guard let microseconds = Int64(exactly: (number * Double(Moment.perDay)).rounded()) else {
        return .number(number)
      }
      return .time(Moment(microseconds: microseconds, isZoned: isZoned))
    case .duration:
      guard let microseconds = Int64(exactly: (number * 1_000_000).rounded()) else { return .number(number) }
      return .duration(Period(microseconds: microseconds))
    case .int: return Int(exactly: number).map(Scalar.int) ?? .number(number)
    default: return .number(number)
    }
  }
}
