import Calendar
import Engines
import Glibc

extension ScalarFunction {
  static let abs = ScalarFunction(
    "abs", "The size of a number without its sign.", [Parameter("value")],
    result: { arguments throws(Fault) in try arguments.number(0) },
    apply: { arguments throws(Fault) in
      switch arguments[0] {
      case .int(let value):
        guard value != .min else { throw Fault.overflow("abs(\(value))") }
        return .int(Swift.abs(value))
      case .double(let value): return .double(Swift.abs(value))
      default: return nil
      }
    },
    sql: { "abs(\($0[0]))" })

  static let ceil = rounding("ceil", "The next whole number that is not smaller.") { $0.rounded(.up) }

  static let floor = rounding("floor", "The next whole number that is not larger.") { $0.rounded(.down) }

  static let trunc = rounding("trunc", "The whole number that is left without the digits after the point.") {
    $0.rounded(.towardZero)
  }

  /// Half away from zero; `round(value × 10^digits) / 10^digits`, as DuckDB computes it.
  static let round = ScalarFunction(
    "round", "The number with so many digits after the point, half away from zero.",
    [Parameter("value"), Parameter("digits", default: .int(0))],
    result: { arguments throws(Fault) in
      let type = try arguments.number(0)
      guard let digits = arguments.literal(1)?.int, (-18...18).contains(digits) else {
        throw arguments.refusal(1, "a whole number of digits from -18 to 18")
      }
      return type
    },
    apply: { arguments throws(Fault) in
      let digits = arguments[1].int ?? 0
      if case .int(let value) = arguments[0] { return .int(try rounded(value, digits)) }
      return arguments[0].double.map { .number(rounded($0, digits)) }
    },
    sql: { arguments in
      let digits = arguments.literals[1]?.int ?? 0
      return digits == 0 && arguments.types[0] == .double
        ? "round(\(arguments[0]))" : "round(\(arguments[0]), \(digits))"
    })

  static let sign = ScalarFunction(
    "sign", "-1, 0 or 1 for a negative number, zero, or a positive one.", [Parameter("value")],
    result: { arguments throws(Fault) in
      _ = try arguments.number(0); return .int
    },
    apply: { arguments in arguments[0].double.map { .int($0 > 0 ? 1 : $0 < 0 ? -1 : 0) } },
    sql: { "CAST(sign(\($0[0])) AS BIGINT)" })

  static let clip = ScalarFunction(
    "clip", "The number, or the nearest bound where it lies outside.",
    [Parameter("value"), Parameter("low"), Parameter("high")],
    result: { arguments throws(Fault) in
      for position in 0..<3 { _ = try arguments.number(position) }
      return try arguments.common()
    },
    apply: { arguments in
      let type = arguments.reduce(ColumnType.missing) { $0.joined(with: $1.type) ?? $0 }
      let value = min(max(arguments[0], arguments[1]), arguments[2])
      return type == .double ? value.double.map(Scalar.double) : value
    },
    sql: { "least(greatest(\($0[0]), \($0[1])), \($0[2]))".whereAllPresent($0.texts) })

  private static func rounding(
    _ name: String, _ summary: String, _ change: @escaping @Sendable (Double) -> Double
  ) -> ScalarFunction {
    ScalarFunction(
      name, summary, [Parameter("value")],
      result: { arguments throws(Fault) in try arguments.number(0) },
      apply: { arguments in
        if case .int = arguments[0] { return arguments[0] }
        return arguments[0].double.map { .number(change($0)) }
      },
      sql: { $0.types[0] == .double ? "\(name)(\($0[0]))" : $0[0] })
  }

  private static func rounded(_ value: Int, _ digits: Int) throws(Fault) -> Int {
    guard digits < 0 else { return value }
    var unit = 1
    for _ in 0..<(-digits) { unit *= 10 }
    let rest = value % unit
    let half = unit / 2
    var result = value - rest
    guard Swift.abs(rest) >= half else { return result }
    let (moved, overflow) = result.addingReportingOverflow(value < 0 ? -unit : unit)
    guard !overflow else { throw Fault.overflow("round(\(value), \(digits))") }
    result = moved
    return result
  }

  private static func rounded(_ value: Double, _ digits: Int) -> Double {
    guard digits != 0 else { return value.rounded(.toNearestOrAwayFromZero) }
    let unit = pow(10, Double(Swift.abs(digits)))
    let scaled = (digits > 0 ? value * unit : value / unit).rounded(.toNearestOrAwayFromZero)
    let result = digits > 0 ? scaled / unit : scaled * unit
    return result.isFinite ? result : digits > 0 ? value : 0
  }
}

extension Scalar {
  /// The value as the wider type holds it: an integer among decimals, a date among times.
  func widened(to type: ColumnType) -> Scalar {
    switch (self, type) {
    case (.int(let value), .double): .double(Double(value))
    case (.date, .time(isZoned: false)):
      microseconds(isZoned: false).map { .time(.init(microseconds: $0, isZoned: false)) } ?? self
    default: self
    }
  }
}

extension String {
  /// SQL that is NULL where any of the arguments is.
  func whereAllPresent(_ arguments: [String]) -> String {
    "CASE WHEN " + arguments.map { "\($0) IS NOT NULL" }.joined(separator: " AND ") + " THEN \(self) END"
  }
}

extension Fault {
  /// F015: an integer result that does not fit.
  static func overflow(_ what: String) -> Fault {
    Fault(
      "F015", "overflow: `\(what)` is past the integers of 64 bits", subject: what,
      help: "compute with decimals: `1.0 *`")
  }
}
