/// A length of time: whole months, whose length depends on where they begin, and exact microseconds.
public struct Period: Hashable, Codable, Sendable, CustomStringConvertible {
  public var months: Int
  public var microseconds: Int64

  public init(months: Int = 0, microseconds: Int64 = 0) {
    self.months = months
    self.microseconds = microseconds
  }

  /// Reads `50ms`, `30s`, `5m`, `1h30m`, `7d`, `1w`, `1mo`, `1q`, `1y`; units may follow each other.
  public init?(_ text: some StringProtocol) {
    var months = 0
    var microseconds: Int64 = 0
    var rest = Array(text.utf8)[...]
    guard !rest.isEmpty else { return nil }
    while !rest.isEmpty {
      let number = rest.prefix { (48...57).contains($0) }
      rest = rest[number.endIndex...]
      let unit = rest.prefix { (97...122).contains($0) }
      rest = rest[unit.endIndex...]
      guard number.count < 18, let count = digits(number) else { return nil }
      let name = String(decoding: unit, as: UTF8.self)
      if let size = Period.exact[name] {
        let (product, tooLong) = Int64(count).multipliedReportingOverflow(by: size)
        let (sum, overflow) = microseconds.addingReportingOverflow(product)
        guard !tooLong, !overflow else { return nil }
        microseconds = sum
      } else if let size = Period.calendar[name] {
        let (product, tooLong) = count.multipliedReportingOverflow(by: size)
        let (sum, overflow) = months.addingReportingOverflow(product)
        guard !tooLong, !overflow else { return nil }
        months = sum
      } else {
        return nil
      }
    }
    self.init(months: months, microseconds: microseconds)
  }

  public var isExact: Bool { months == 0 }

  /// As it is written in the language, in years, months, days and below: `1y2mo`, `2d`, `1h30m`, `-5m`.
  public var description: String {
    guard months != 0 || microseconds != 0 else { return "0s" }
    if months <= 0, microseconds <= 0 {
      return "-" + Period.spelled(months: months.magnitude, microseconds: microseconds.magnitude)
    }
    if months >= 0, microseconds >= 0 {
      return Period.spelled(months: months.magnitude, microseconds: microseconds.magnitude)
    }
    return (months < 0 ? "-" : "") + Period.spelled(months: months.magnitude, microseconds: 0)
      + (microseconds < 0 ? " - " : " + ") + Period.spelled(months: 0, microseconds: microseconds.magnitude)
  }

  private static let exact: [String: Int64] = [
    "ms": 1000, "s": 1_000_000, "m": 60_000_000, "h": 3_600_000_000, "d": 86_400_000_000, "w": 604_800_000_000,
  ]
  private static let calendar = ["mo": 1, "q": 3, "y": 12]

  private static func spelled(months: UInt, microseconds: UInt64) -> String {
    var text = ""
    if months >= 12 { text += "\(months / 12)y" }
    if months % 12 > 0 { text += "\(months % 12)mo" }
    var rest = microseconds
    for (unit, size) in [
      ("d", UInt64(86_400_000_000)), ("h", 3_600_000_000), ("m", 60_000_000), ("s", 1_000_000), ("ms", 1000),
    ]
    where rest >= size {
      text += "\(rest / size)\(unit)"
      rest %= size
    }
    return rest > 0 ? text + "\(rest)µs" : text
  }
}

extension Day {
  /// The day that lies the period later: a day when the period has whole days only, else none.
  public func adding(_ period: Period) -> Day? {
    guard period.microseconds % Moment.perDay == 0, let shifted = adding(months: period.months),
      let days = Int32(exactly: period.microseconds / Moment.perDay)
    else { return nil }
    let (number, overflow) = shifted.number.addingReportingOverflow(days)
    return overflow ? nil : Day(number: number)
  }
}

extension Moment {
  /// The moment that lies the period later: months first, then the exact part; none past the calendar's end.
  public func adding(_ period: Period) -> Moment? {
    guard let shifted = day.adding(months: period.months) else { return nil }
    let (sum, overflow) = Moment(shifted, microsecondOfDay: microsecondOfDay).microseconds
      .addingReportingOverflow(period.microseconds)
    return overflow ? nil : Moment(microseconds: sum, isZoned: isZoned)
  }
}
