import Calendar

/// Which of two values comes first.
public enum Ordering {
  /// Below 0, 0 or above 0. Numbers, texts, dates, times, durations, truths and lists of these have an order; what
  /// cannot be compared is an error that names both kinds.
  public static func compare(_ x: Value, _ y: Value) throws -> Int { try compare(x, y, .less) }

  static func compare(_ x: Value, _ y: Value, _ operation: Operation) throws -> Int {
    switch (x, y) {
    case (.int, .int), (.double, .double), (.int, .double), (.double, .int):
      let (a, b) = (RegisterCell.number(x), RegisterCell.number(y))
      if holds(.less, a, b) { return -1 }
      if holds(.equal, a, b) { return 0 }
      return 1
    case (.bool(let a), .bool(let b)): return a == b ? 0 : a ? 1 : -1
    case (.object(let a), .object(let b)): if let order = try compare(a, b, operation) { return order }
    case (.none, _), (_, .none):
      throw Diagnostic(
        "R025", "`\(operation.rawValue)` needs a value, and one side is none", help: "`x ?? 0` puts 0 in its place")
    default: break
    }
    throw Diagnostic("R021", "`\(operation.rawValue)` does not apply to \(x.aKind) and \(y.aKind)")
  }

  private static func holds(_ operation: Operation, _ a: RegisterCell, _ b: RegisterCell) -> Bool {
    Arithmetic.comparison(operation, a, b) == true
  }

  private static func compare(_ a: Object, _ b: Object, _ operation: Operation) throws -> Int? {
    if let a = a.textObject, let b = b.textObject { return a.order(b) }
    switch (a, b) {
    case (let a as DateObject, let b as DateObject): return order(a.day.number, b.day.number)
    case (let a as TimeObject, let b as TimeObject):
      guard a.moment.isZoned == b.moment.isZoned else { throw CalendarArithmetic.mixedZones }
      return order(a.moment.microseconds, b.moment.microseconds)
    case (let a as DurationObject, let b as DurationObject):
      if a.period.months == b.period.months { return order(a.period.microseconds, b.period.microseconds) }
      if a.period.microseconds == b.period.microseconds { return order(a.period.months, b.period.months) }
      throw Diagnostic("R026", "months and days cannot be compared: a month has no fixed length")
    case (let a as ListObject, let b as ListObject):
      for index in 0..<min(a.size, b.size) {
        let (x, y) = (a[index], b[index])
        if case .object(let object) = x, object.layout == .list { return nil }
        let order = try compare(x, y, operation)
        if order != 0 { return order }
      }
      return order(a.size, b.size)
    default: return nil
    }
  }

  private static func order<Key: Comparable>(_ a: Key, _ b: Key) -> Int { a == b ? 0 : a < b ? -1 : 1 }
}
