/// A value that is bound to a parameter of a statement.
public enum DuckValue: Hashable, Sendable {
  case missing
  case bool(Bool)
  case int(Int)
  case double(Double)
  case text(String)
  /// Days since 1970-01-01.
  case date(Int32)
  /// Microseconds since midnight.
  case clock(Int)
  /// Microseconds since 1970-01-01T00:00, with or without a zone.
  case time(Int, zoned: Bool)
  case interval(DuckInterval)
}

/// A span of time as DuckDB keeps it: calendar months, days and microseconds apart.
public struct DuckInterval: Hashable, Sendable {
  public var months: Int32
  public var days: Int32
  public var micros: Int

  public init(months: Int32 = 0, days: Int32 = 0, micros: Int = 0) {
    self.months = months
    self.days = days
    self.micros = micros
  }
}
