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

  /// Near zero it is no more exact than the database's `ln(1 + x)`.
  static let log1p = ofNumber(
    "log1p", "The natural logarithm of 1 plus the value.", undefined: "the log of a number that is not positive",
    { $0 <= -1 ? nil : Glibc.log(1 + $0) },
    sql: { "CASE WHEN \($0) > -1 THEN ln(1 + \($0)) END" })

  static let cbrt = ofNumber("cbrt", "The cube root.", { Glibc.cbrt($0) }, sql: { "cbrt(\($0))" })

  static let power = ofNumbers(
    "power", "The first number to the power of the second.", ["value", "exponent"],
    undefined: "a negative number to a power that is not whole",
    { base, exponent in
      let result = Glibc.pow(base, exponent)
      return result.isNaN ? nil : result
    }, sql: { "power(\($0), \($1))" })

  static let hypot = ofNumbers(
    "hypot", "The length of the hypotenuse: the root of the sum of both squares.", ["a", "b"],
    { ($0 * $0 + $1 * $1).squareRoot() }, sql: { "sqrt(\($0) * \($0) + \($1) * \($1))" })

  static let sigmoid = ofNumber(
    "sigmoid", "The logistic function, from 0 to 1: 1 / (1 + e to the minus value).", { 1 / (1 + Glibc.exp(-$0)) },
    sql: { "(1 / (1 + exp(-\($0))))" })

  static let logit = ofNumber(
    "logit", "The logarithm of the odds of a share.", undefined: "the log odds of a share that is not between 0 and 1",
    { $0 > 0 && $0 < 1 ? Glibc.log($0 / (1 - $0)) : nil },
    sql: { "CASE WHEN \($0) > 0 AND \($0) < 1 THEN ln(\($0) / (1 - \($0))) END" })

  static let logGamma = ofNumber(
    "log_gamma", "The natural logarithm of the gamma function.",
    undefined: "the log of the gamma function of a number that is not positive",
    { $0 > 0 ? Glibc.lgamma($0) : nil },
    sql: { "CASE WHEN \($0) > 0 THEN lgamma(\($0)) END" })

  private static func logarithm(
    _ name: String, _ summary: String, _ function: String, _ compute: @escaping @Sendable (Double) -> Double
  ) -> ScalarFunction {
    ofNumber(
      name, summary, undefined: "the log of a number that is not positive",
      { $0 > 0 ? compute($0) : nil },
      sql: { "CASE WHEN \($0) > 0 THEN \(function)(\($0)) END" })
  }
}
