import Calendar
import Engines

extension Column {
  /// A column out of DuckDB's, as the type that the plan knows; throws F003 when DuckDB's does not fit it.
  init(_ name: String, _ type: ColumnType, _ duck: DuckColumn) throws {
    let present = duck.present
    let values: Values
    switch (type, duck.values) {
    case (.missing, _): values = .missing(count: duck.count)
    case (.bool, .bool(let bools)): values = .bools(bools)
    case (.int, .int(let ints)): values = .ints(ints.map(Int64.init))
    case (.double, .int(let ints)): values = .doubles(Column.marked(ints.map(Double.init), present))
    case (.double, .double(let doubles)): values = .doubles(Column.marked(doubles, present))
    case (.text, .text(let texts)): values = .texts(TextValues(texts, present))
    case (.text, .code(let codes)):
      guard case .enumeration(let names) = duck.type else { throw Column.misfit(name, type) }
      values = .texts(TextValues(codes: codes, names, present))
    case (.date, .date(let days)): values = .days(days)
    case (.time(let isZoned), .time(let ticks)): values = .moments(ticks.map(Int64.init), isZoned: isZoned)
    case (.duration, .int(let ticks)): values = .durations(ticks.map(Int64.init))
    case (.list(let element), .list(let starts, let elements)):
      let inner = try Column(name, element, elements)
      values = .lists(zip(starts, starts.dropFirst()).map { from, to in (from..<to).map { inner[$0] } })
    case (.record(let fields), .record(let count, let members)):
      guard fields.count == members.count else { throw Column.misfit(name, type) }
      var columns: [Column] = []
      for (field, member) in zip(fields, members) { columns.append(try Column(field.name, field.type, member)) }
      values = .records(columns, count: count)
    case (_, .null(let count)): values = try Column.empty(name, type, count: count)
    default: throw Column.misfit(name, type)
    }
    let keepsMarks =
      switch values {
      case .texts, .missing: false
      default: true
      }
    var marks = keepsMarks ? present : nil
    if case .null(let count) = duck.values, keepsMarks { marks = Array(repeating: false, count: count) }
    self.init(name, type: type, values: values, validity: marks)
  }

  private static func misfit(_ name: String, _ type: ColumnType) -> Fault {
    Fault("F003", "the column `\(name)` should hold \(type), and the database gave something else", subject: name)
  }

  private static func empty(_ name: String, _ type: ColumnType, count: Int) throws -> Values {
    var builder = ColumnBuilder(name, type)
    for _ in 0..<count { try builder.append(.missing) }
    return builder.finished.values
  }

  /// The decimals with NaN where they are missing.
  private static func marked(_ values: [Double], _ present: [Bool]?) -> [Double] {
    guard let present else { return values }
    var values = values
    for row in values.indices where !present[row] { values[row] = .nan }
    return values
  }

  /// The column as DuckDB stores it.
  var duck: DuckColumn {
    let present = validity
    switch values {
    case .missing(let count):
      return DuckColumn(
        type: .integer(bits: 64, signed: true), values: .int(Array(repeating: 0, count: count)),
        present: Array(repeating: false, count: count))
    case .bools(let values): return DuckColumn(type: .bool, values: .bool(values), present: present)
    case .ints(let values):
      return DuckColumn(type: .integer(bits: 64, signed: true), values: .int(values.map(Int.init)), present: present)
    case .doubles(let values):
      let marks = present ?? (values.contains(where: \.isNaN) ? values.map { !$0.isNaN } : nil)
      return DuckColumn(type: .double, values: .double(values), present: marks)
    case .texts(let texts):
      return DuckColumn(
        type: .text, values: .text((0..<texts.count).map { texts[$0] ?? "" }),
        present: texts.codes.contains(-1) ? texts.codes.map { $0 >= 0 } : nil)
    case .days(let days): return DuckColumn(type: .date, values: .date(days), present: present)
    case .moments(let ticks, _):
      return DuckColumn(type: .time(zoned: false), values: .time(ticks.map(Int.init)), present: present)
    case .durations(let ticks):
      return DuckColumn(type: .integer(bits: 64, signed: true), values: .int(ticks.map(Int.init)), present: present)
    case .lists(let rows): return duckList(rows)
    case .records(let columns, let count):
      let members = columns.map(\.duck)
      return DuckColumn(
        type: .record(zip(columns, members).map { DuckField($0.name, $1.type) }),
        values: .record(count: count, members),
        present: present)
    }
  }

  private func duckList(_ rows: [[Scalar]]) -> DuckColumn {
    guard case .list(let element) = type else { return DuckColumn(type: .null, values: .null(count: rows.count)) }
    var builder = ColumnBuilder(name, element)
    var starts = [0]
    for row in rows {
      for item in row { try? builder.append(item.widened(to: element)) }
      starts.append(builder.finished.count)
    }
    let inner = builder.finished.duck
    return DuckColumn(type: .list(inner.type), values: .list(starts: starts, elements: inner), present: validity)
  }
}

extension TextValues {
  init(_ texts: [String], _ present: [Bool]?) {
    self.init()
    reserve(texts.count)
    guard let present else {
      for text in texts { append(text) }
      return
    }
    for (text, isPresent) in zip(texts, present) { append(isPresent ? text : nil) }
  }

  /// Codes into a dictionary without doubles.
  init(codes: [Int32], _ names: [String], _ present: [Bool]?) {
    self.init()
    dictionary = names
    guard let present else {
      self.codes = codes
      return
    }
    self.codes = zip(codes, present).map { $1 ? $0 : -1 }
  }
}

extension Scalar {
  /// The value of a parameter; only texts are bound by the writer, others by `sql` with a person's own variables.
  var duckValue: DuckValue? {
    switch self {
    case .missing: .missing
    case .bool(let value): .bool(value)
    case .int(let value): .int(value)
    case .double(let value): .double(value)
    case .text(let value): .text(value)
    case .date(let day): .date(day.number)
    case .time(let moment): .time(Int(moment.microseconds), zoned: moment.isZoned)
    case .duration(let period):
      Int32(exactly: period.months).map { .interval(DuckInterval(months: $0, micros: Int(period.microseconds))) }
    case .list, .record: nil
    }
  }
}
