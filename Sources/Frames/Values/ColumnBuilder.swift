import Calendar
public import Engines

/// Collects the cells of one column, one scalar after the other, into native arrays.
public struct ColumnBuilder: Sendable {
  private var column: Column
  private let path: String

  public init(_ name: String, _ type: ColumnType, capacity: Int = 0) {
    let values: Column.Values
    switch type {
    case .missing: values = .missing(count: 0)
    case .bool: values = .bools([])
    case .int: values = .ints([])
    case .double: values = .doubles([])
    case .text: values = .texts(TextValues())
    case .date: values = .days([])
    case .time(let isZoned): values = .moments([], isZoned: isZoned)
    case .duration: values = .durations([])
    case .list: values = .lists([])
    case .record(let fields):
      values = .records(
        fields.map { Column($0.name, type: $0.type, values: ColumnBuilder($0.name, $0.type).column.values) },
        count: 0)
    }
    column = Column(name, type: type, values: values)
    path = name
  }

  public var finished: Column { column }

  /// Adds a cell; throws F003 when the column's type does not hold it. An integer is taken into a column of decimals, a
  /// date into one of naive times.
  public mutating func append(_ scalar: Scalar) throws(Fault) {
    let wasMissing = scalar.isMissing
    let row = column.count
    switch (column.values, scalar) {
    case (.missing(let count), .missing): column.values = .missing(count: count + 1)
    case (.bools(var values), _):
      column.values = .missing(count: 0)
      values.append(try wasMissing ? false : unwrap(scalar.bool, scalar))
      column.values = .bools(values)
    case (.ints(var values), _):
      column.values = .missing(count: 0)
      values.append(try wasMissing ? 0 : Int64(unwrap(scalar.int, scalar)))
      column.values = .ints(values)
    case (.doubles(var values), _):
      column.values = .missing(count: 0)
      values.append(try wasMissing ? .nan : unwrap(scalar.double, scalar))
      column.values = .doubles(values)
    case (.texts(var values), _):
      column.values = .missing(count: 0)
      values.append(try wasMissing ? nil : unwrap(scalar.text, scalar))
      column.values = .texts(values)
      return
    case (.days(var values), _):
      column.values = .missing(count: 0)
      values.append(try wasMissing ? 0 : unwrap(scalar.dayNumber, scalar))
      column.values = .days(values)
    case (.moments(var values, let isZoned), _):
      column.values = .missing(count: 0)
      values.append(try wasMissing ? 0 : unwrap(scalar.microseconds(isZoned: isZoned), scalar))
      column.values = .moments(values, isZoned: isZoned)
    case (.durations(var values), _):
      column.values = .missing(count: 0)
      values.append(try wasMissing ? 0 : unwrap(scalar.exactMicroseconds, scalar))
      column.values = .durations(values)
    case (.lists(var values), .list(let items)):
      column.values = .missing(count: 0)
      values.append(items)
      column.values = .lists(values)
    case (.lists(var values), .missing):
      column.values = .missing(count: 0)
      values.append([])
      column.values = .lists(values)
    case (.records(let columns, let count), _): try appendRecord(scalar, columns, count)
    default: throw refusal(scalar)
    }
    mark(row: row, isMissing: wasMissing)
  }

  private mutating func appendRecord(_ scalar: Scalar, _ columns: [Column], _ count: Int) throws(Fault) {
    var values: [String: Scalar] = [:]
    if case .record(let fields) = scalar {
      for field in fields { values[field.name] = field.value }
    } else if !scalar.isMissing {
      throw refusal(scalar)
    }
    var grown: [Column] = []
    for column in columns {
      var builder = ColumnBuilder(column)
      try builder.append(values[column.name] ?? .missing)
      grown.append(builder.finished)
    }
    column.values = .records(grown, count: count + 1)
  }

  private init(_ column: Column) {
    self.column = column
    self.path = column.name
  }

  private mutating func mark(row: Int, isMissing: Bool) {
    if case .missing = column.values { return }
    if var validity = column.validity {
      column.validity = nil
      validity.append(!isMissing)
      column.validity = validity
    } else if isMissing {
      column.validity = Array(repeating: true, count: row) + [false]
    }
  }

  private func unwrap<T>(_ value: T?, _ scalar: Scalar) throws(Fault) -> T {
    guard let value else { throw refusal(scalar) }
    return value
  }

  private func refusal(_ scalar: Scalar) -> Fault {
    Fault("F003", "the column `\(path)` holds \(column.type), not \(scalar)", subject: Spelling.column(path))
  }
}

extension Scalar {
  var dayNumber: Int32? {
    if case .date(let day) = self { day.number } else { nil }
  }

  /// The microseconds of a time of that kind; a date is its midnight without a zone.
  func microseconds(isZoned: Bool) -> Int64? {
    switch self {
    case .time(let moment): moment.isZoned == isZoned ? moment.microseconds : nil
    case .date(let day): isZoned ? nil : Moment(day).microseconds
    default: nil
    }
  }

  var exactMicroseconds: Int64? {
    if case .duration(let period) = self, period.isExact { period.microseconds } else { nil }
  }
}
