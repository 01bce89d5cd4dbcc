import Engines

extension ScalarFunction {
  static let gcd = ofInts("gcd", "The greatest whole number that divides both; 0 where both are 0.") { a, b in
    commonDivisor(a, b)
  }

  static let lcm = ofInts("lcm", "The least whole number that both divide; 0 where one is 0.") { a, b in
    guard a != 0, b != 0 else { return 0 }
    let (product, overflow) = (a / commonDivisor(a, b)).multipliedReportingOverflow(by: b)
    return overflow ? nil : product
  }

  private static func commonDivisor(_ a: UInt, _ b: UInt) -> UInt {
    var (a, b) = (a, b)
    while b != 0 { (a, b) = (b, a % b) }
    return a
  }

  /// A function of the sizes of two whole numbers; none where its result has more than 64 bits.
  private static func ofInts(
    _ name: String, _ summary: String, _ compute: @escaping @Sendable (UInt, UInt) -> UInt?
  ) -> ScalarFunction {
    ScalarFunction(
      name, summary, [Parameter("a"), Parameter("b")],
      result: { arguments throws(Fault) in
        for position in 0..<2 { try arguments.int(position) }
        return .int
      },
      apply: { arguments throws(Fault) in
        guard let a = arguments[0].int, let b = arguments[1].int else { return nil }
        guard let found = compute(a.magnitude, b.magnitude).flatMap({ Int(exactly: $0) }) else {
          throw Fault.overflow("\(name)(\(a), \(b))")
        }
        return .int(found)
      },
      sql: { "CAST(\(name)(CAST(\($0[0]) AS HUGEINT), CAST(\($0[1]) AS HUGEINT)) AS BIGINT)" })
  }
}
