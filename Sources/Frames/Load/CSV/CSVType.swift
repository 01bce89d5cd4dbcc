import Calendar
import Engines

/// What a column of texts is, judged by our own rules: only `true` and `false` are truth, leading zeros and long digits
/// are text, dates are written year first.
struct CSVType {
  let type: ColumnType
  /// The dates are written with slashes.
  var hasSlashes = false
  /// A whole number is written with a sign or spaces around.
  var isLoose = false
  /// How numbers are written, where it is not the plain form.
  var numbers: NumberForm?
  /// How dates or times are written, where it is not the year first.
  var dates: DateForm?
  /// The largest size of the whole numbers.
  var largest = 0
  /// The first value that keeps the column from being what most of its values are, with that type.
  var odd: (row: Int, value: String, most: ColumnType)?

  /// The narrowest type of the values; missing ones are none.
  init(_ values: [String?]) {
    var kinds: [Kind: Int] = [:]
    var firsts: [Kind: Int] = [:]
    var isLoose = false
    var largest = 0
    for (row, value) in values.enumerated() {
      guard let value else { continue }
      let kind = Kind(value)
      kinds[kind, default: 0] += 1
      if firsts[kind] == nil { firsts[kind] = row }
      if kind == .int {
        if !Kind.isCanonical(value) { isLoose = true }
        largest = max(largest, Int(TextNumber.int(value)?.magnitude ?? 0))
      }
    }
    self.isLoose = isLoose
    self.largest = largest
    let found = Set(kinds.keys)
    let total = kinds.values.reduce(0, +)
    switch true {
    case found.isEmpty: type = .missing
    case found == [.bool]: type = .bool
    case found == [.int]: type = .int
    case found.isSubset(of: [.int, .double, .infinity]) && found != [.infinity]: type = .double
    case found == [.date]: type = .date
    case found == [.slashDate]:
      type = .date
      hasSlashes = true
    case found.isSubset(of: [.date, .time]): type = .time(isZoned: false)
    case found == [.zonedTime]: type = .time(isZoned: true)
    default:
      type = .text
      for (group, most) in CSVType.majorities {
        let inside = group.reduce(0) { $0 + (kinds[$1] ?? 0) }
        guard inside * 10 >= total * 9 else { continue }
        let row = firsts.filter { !group.contains($0.key) }.values.min()
        if let row, let value = values[row] { odd = (row, value, most) }
      }
    }
  }

  static func isInfinite(_ value: String?) -> Bool { value.map { Kind($0) == .infinity } ?? false }

  private static let majorities: [(Set<Kind>, ColumnType)] = [
    ([.int, .double, .infinity], .double), ([.int], .int), ([.date], .date), ([.bool], .bool),
    ([.time, .date], .time(isZoned: false)),
  ]

  /// What one text looks like.
  enum Kind: Hashable {
    case bool, int, double, infinity, date, slashDate, time, zonedTime, text

    init(_ value: String) {
      let bytes = Array(value.utf8)
      guard let first = bytes.first else { self = .text; return }
      if first >= 58, first != 105, first != 73, first != 116, first != 84, first != 102, first != 70 {
        self = .text; return
      }
      if let number = Kind.number(bytes) { self = number; return }
      switch Spelling.folded(value) {
      case "true", "false": self = .bool
      case "inf", "-inf", "infinity", "-infinity", "+inf": self = .infinity
      default: self = Kind.calendar(bytes, value)
      }
    }

    /// Without a sign in front but minus, without spaces, as DuckDB writes it.
    static func isCanonical(_ value: String) -> Bool {
      var bytes = value.utf8[...]
      if bytes.first == 45 { bytes = bytes.dropFirst() }
      return bytes.allSatisfy { (48...57).contains($0) } && value != "-0"
    }

    /// A number without leading zeros; whole ones of at most 18 digits. More digits are a text: they are most likely an
    /// identifier, and no number holds them exactly.
    private static func number(_ bytes: [UInt8]) -> Kind? {
      var rest = bytes[...]
      while rest.first == 32 { rest = rest.dropFirst() }
      while rest.last == 32 { rest = rest.dropLast() }
      if rest.first == 43 || rest.first == 45 { rest = rest.dropFirst() }
      let whole = rest.prefix { (48...57).contains($0) }
      rest = rest.dropFirst(whole.count)
      if whole.count > 1, whole.first == 48 { return nil }
      if rest.isEmpty { return whole.isEmpty || whole.count > 18 ? nil : .int }
      var digits = whole.count
      if rest.first == 46 {
        let fraction = rest.dropFirst().prefix { (48...57).contains($0) }
        rest = rest.dropFirst(fraction.count + 1)
        digits += fraction.count
      }
      guard digits > 0 else { return nil }
      if let mark = rest.first, mark == 101 || mark == 69 {
        rest = rest.dropFirst()
        if rest.first == 43 || rest.first == 45 { rest = rest.dropFirst() }
        let exponent = rest.prefix { (48...57).contains($0) }
        guard !exponent.isEmpty, exponent.count <= 3 else { return nil }
        rest = rest.dropFirst(exponent.count)
      }
      return rest.isEmpty ? .double : nil
    }

    private static func calendar(_ bytes: [UInt8], _ value: String) -> Kind {
      guard bytes.count >= 10, (48...57).contains(bytes[0]) else { return .text }
      if bytes.count == 10 {
        if Day(value) != nil { return .date }
        let dashed = bytes.map { $0 == 47 ? 45 : $0 }
        return bytes[4] == 47 && Day(String(decoding: dashed, as: UTF8.self)) != nil ? .slashDate : .text
      }
      guard let moment = Moment(value) else { return .text }
      return moment.isZoned ? .zonedTime : .time
    }
  }
}

extension CSVType {
  /// The value of a column of texts as its type; a text that does not fit fails with `FileColumn.misfit`.
  func sql(_ column: String) -> String {
    let fault = "error('\(FileColumn.misfit)')"
    if let numbers {
      return
        "CASE WHEN \(column) IS NULL THEN NULL WHEN regexp_full_match(\(column), \(DuckSQL.text(numbers.pattern))) "
        + "THEN CAST(\(numbers.sql(column)) AS \(type == .int ? "BIGINT" : "DOUBLE")) ELSE \(fault) END"
    }
    if let dates {
      let moment = "try_strptime(\(column), \(DuckSQL.text(dates.written)))"
      return "CASE WHEN \(column) IS NULL THEN NULL WHEN \(moment) IS NOT NULL "
        + "THEN CAST(\(moment) AS \(type == .date ? "DATE" : "TIMESTAMP")) ELSE \(fault) END"
    }
    switch type {
    case .missing, .text: return type == .text ? column : "CAST(NULL AS INTEGER)"
    case .int:
      let text = isLoose ? "ltrim(trim(\(column)), '+')" : column
      return "CASE WHEN \(column) IS NULL THEN NULL WHEN CAST(TRY_CAST(\(text) AS BIGINT) AS VARCHAR) = \(text) "
        + "THEN CAST(\(text) AS BIGINT) ELSE \(fault) END"
    case .double: return "nullif(CAST(\(column) AS DOUBLE), 'NaN'::DOUBLE)"
    case .bool:
      return "CASE WHEN \(column) IS NULL THEN NULL WHEN lower(\(column)) = 'true' THEN true "
        + "WHEN lower(\(column)) = 'false' THEN false ELSE \(fault) END"
    case .date:
      let text = hasSlashes ? "replace(\(column), '/', '-')" : column
      return "CASE WHEN \(column) IS NULL THEN NULL WHEN CAST(TRY_CAST(\(text) AS DATE) AS VARCHAR) = \(text) "
        + "THEN CAST(\(text) AS DATE) ELSE \(fault) END"
    default:
      let value = isZoned ? "make_timestamp(epoch_us(CAST(\(column) AS TIMESTAMPTZ)))" : "CAST(\(column) AS TIMESTAMP)"
      return "CASE WHEN \(column) IS NULL THEN NULL WHEN regexp_full_match(\(column), '\(CSVType.pattern(isZoned))') "
        + "THEN \(value) ELSE \(fault) END"
    }
  }

  /// What the reader may take the values as; none where only `sql` tells them from others.
  var direct: String? {
    if numbers != nil || dates != nil { return nil }
    return switch type {
    case .text: "VARCHAR"
    case .int: isLoose ? nil : "BIGINT"
    case .double: "DOUBLE"
    case .date: hasSlashes ? nil : "DATE"
    default: nil
    }
  }

  private var isZoned: Bool { type == .time(isZoned: true) }

  /// The condition under which the text `v` does not fit the type.
  var misfit: String? {
    let column = "v"
    if let numbers { return "NOT regexp_full_match(\(column), \(DuckSQL.text(numbers.pattern)))" }
    if let dates { return "try_strptime(\(column), \(DuckSQL.text(dates.written))) IS NULL" }
    return switch type {
    case .int:
      "(TRY_CAST(\(column) AS BIGINT) IS NULL OR NOT regexp_full_match(\(column), "
        + (isLoose ? "' *[+-]?(0|[1-9][0-9]*) *'))" : "'0|-?[1-9][0-9]*'))")
    case .double: "TRY_CAST(\(column) AS DOUBLE) IS NULL"
    case .bool: "lower(\(column)) NOT IN ('true', 'false')"
    case .date:
      "(TRY_CAST(\(column) AS DATE) IS NULL OR NOT regexp_full_match(\(column), '[0-9]{4}[-/][0-9]{2}[-/][0-9]{2}'))"
    case .time(let isZoned):
      "(TRY_CAST(\(column) AS TIMESTAMPTZ) IS NULL OR NOT regexp_full_match(\(column), '\(CSVType.pattern(isZoned))'))"
    default: nil
    }
  }

  private static func pattern(_ isZoned: Bool) -> String {
    let clock = "[T ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]+)?)?"
    return "[0-9]{4}-[0-9]{2}-[0-9]{2}"
      + (isZoned ? clock + "([Zz]|[+-][0-9]{2}(:?[0-9]{2})?)" : "(\(clock))?")
  }

  /// A type that was asked for.
  init(_ type: ColumnType) {
    self.type = type
    isLoose = true
  }
}
