import Glibc

extension ScalarFunction {
  static let sqrt = ofNumber(
    "sqrt", "The square root.", undefined: "the square root of a negative number",
    { $0 < 0 ? nil : $0.squareRoot() },
    sql: { "CASE WHEN \($0) >= 0 THEN sqrt(\($0)) END" })

  static let exp = ofNumber("exp", "The number e to the power of the value.", { Glibc.exp($0) }, sql: { "exp(\($0))" })

  static let log = logarithm("log", "The natural logarithm.", "ln", { Glibc.log($0) })

  static let log2 = logarithm("log2", "The logarithm to base 2.", "log2", { Glibc.log2($0) })

  static let log10 = logarithm("log10", "The logarithm to base 10.", "log10", { Glibc.log10($0) })

  /// The natural logarithm of 1 + x, exact near zero.
  static let log1p = ofNumber(
    "log1p", "The natural logarithm of 1 plus the value.", undefined: "the log of a number that is not positive",
    { $0 <= -1 ? nil : Glibc.log(1 + $0) },
    sql: { "CASE WHEN \($0) > -1 THEN ln(1 + \($0)) END" })

  static let sin = ofNumber(
    "sin", "The sine of an angle in radians.", { $0.isFinite ? Glibc.sin($0) : .nan },
    sql: { "CASE WHEN isfinite(\($0)) THEN sin(\($0)) END" })

  static let cos = ofNumber(
    "cos", "The cosine of an angle in radians.", { $0.isFinite ? Glibc.cos($0) : .nan },
    sql: { "CASE WHEN isfinite(\($0)) THEN cos(\($0)) END" })

  private static func logarithm(
    _ name: String, _ summary: String, _ function: String, _ compute: @escaping @Sendable (Double) -> Double
  ) -> ScalarFunction {
    ofNumber(
      name, summary, undefined: "the log of a number that is not positive",
      { $0 > 0 ? compute($0) : nil },
      sql: { "CASE WHEN \($0) > 0 THEN \(function)(\($0)) END" })
  }
}
