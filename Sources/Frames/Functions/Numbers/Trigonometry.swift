import Engines
import Glibc

extension ScalarFunction {
  static let sin = finite("sin", "The sine of an angle in radians.") { Glibc.sin($0) }
  static let cos = finite("cos", "The cosine of an angle in radians.") { Glibc.cos($0) }
  static let tan = finite("tan", "The tangent of an angle in radians.") { Glibc.tan($0) }

  static let asin = ofNumber(
    "asin", "The angle in radians whose sine is the value.", undefined: "the arc sine of a number outside -1 to 1",
    { Swift.abs($0) <= 1 ? Glibc.asin($0) : nil }, sql: { "CASE WHEN abs(\($0)) <= 1 THEN asin(\($0)) END" })

  static let acos = ofNumber(
    "acos", "The angle in radians whose cosine is the value.", undefined: "the arc cosine of a number outside -1 to 1",
    { Swift.abs($0) <= 1 ? Glibc.acos($0) : nil }, sql: { "CASE WHEN abs(\($0)) <= 1 THEN acos(\($0)) END" })

  static let atan = ofNumber(
    "atan", "The angle in radians whose tangent is the value.", { Glibc.atan($0) }, sql: { "atan(\($0))" })

  static let atan2 = ofNumbers(
    "atan2", "The angle in radians of the point (x, y), from -π to π.", ["y", "x"], { Glibc.atan2($0, $1) },
    sql: { "atan2(\($0), \($1))" })

  static let sinh = ofNumber("sinh", "The hyperbolic sine.", { Glibc.sinh($0) }, sql: { "sinh(\($0))" })
  static let cosh = ofNumber("cosh", "The hyperbolic cosine.", { Glibc.cosh($0) }, sql: { "cosh(\($0))" })
  static let tanh = ofNumber("tanh", "The hyperbolic tangent.", { Glibc.tanh($0) }, sql: { "tanh(\($0))" })

  static let asinh = ofNumber(
    "asinh", "The number whose hyperbolic sine is the value: a logarithm for both signs.", { Glibc.asinh($0) },
    sql: { "asinh(\($0))" })

  static let acosh = ofNumber(
    "acosh", "The number whose hyperbolic cosine is the value.",
    undefined: "the inverse hyperbolic cosine of a number below 1",
    { $0 >= 1 ? Glibc.acosh($0) : nil }, sql: { "CASE WHEN \($0) >= 1 THEN acosh(\($0)) END" })

  static let atanh = ofNumber(
    "atanh", "The number whose hyperbolic tangent is the value.",
    undefined: "the inverse hyperbolic tangent of a number that does not lie between -1 and 1",
    { Swift.abs($0) < 1 ? Glibc.atanh($0) : nil }, sql: { "CASE WHEN abs(\($0)) < 1 THEN atanh(\($0)) END" })

  static let radians = ofNumber(
    "radians", "An angle in radians, from degrees.", { $0 * (.pi / 180) }, sql: { "(\($0) * (pi() / 180))" })

  static let degrees = ofNumber(
    "degrees", "An angle in degrees, from radians.", { $0 * (180 / .pi) }, sql: { "(\($0) * (180 / pi()))" })

  /// The mean radius of the earth in kilometres, as the International Union of Geodesy and Geophysics defines it.
  private static let earth = 6371.0088

  static let haversine = ScalarFunction(
    "haversine", "The distance in kilometres over a round earth between two places given in degrees.",
    ["latitude", "longitude", "other latitude", "other longitude"].map { Parameter($0) },
    undefined: "the distance of an infinite angle",
    result: { arguments throws(Fault) in
      for position in 0..<4 { _ = try arguments.number(position) }
      return .double
    },
    apply: { arguments in
      let angles = arguments.compactMap(\.double)
      guard angles.count == 4, angles.allSatisfy(\.isFinite) else { return nil }
      let (a, b) = (radian(angles[0]), radian(angles[2]))
      let (up, along) = (Glibc.sin((b - a) / 2), Glibc.sin((radian(angles[3]) - radian(angles[1])) / 2))
      let share = up * up + Glibc.cos(a) * Glibc.cos(b) * (along * along)
      return .double(2 * earth * Glibc.asin(Swift.min(1, share.squareRoot())))
    },
    sql: { arguments in
      let angles = (0..<4).map { "CAST(\(arguments[$0]) AS DOUBLE)" }
      let (a, b) = ("(\(angles[0]) * (pi() / 180))", "(\(angles[2]) * (pi() / 180))")
      let up = "sin((\(b) - \(a)) / 2)"
      let along = "sin((\(angles[3]) * (pi() / 180) - \(angles[1]) * (pi() / 180)) / 2)"
      let share = "\(up) * \(up) + cos(\(a)) * cos(\(b)) * (\(along) * \(along))"
      return "CASE WHEN \(angles.map { "isfinite(\($0))" }.joined(separator: " AND ")) "
        + "THEN 2 * CAST(\(earth) AS DOUBLE) * asin(least(1, sqrt(\(share)))) END"
    })

  private static func radian(_ degrees: Double) -> Double { degrees * (.pi / 180) }

  private static func finite(
    _ name: String, _ summary: String, _ compute: @escaping @Sendable (Double) -> Double
  ) -> ScalarFunction {
    ofNumber(
      name, summary, { $0.isFinite ? compute($0) : .nan }, sql: { "CASE WHEN isfinite(\($0)) THEN \(name)(\($0)) END" })
  }
}
