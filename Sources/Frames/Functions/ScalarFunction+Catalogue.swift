extension ScalarFunction {
  /// Every function, by name; a test checks the order and that each has its grid of examples.
  public static let all: [ScalarFunction] = [
    .abs, .bool, .ceil, .clip, .coalesce, .contains, .cos, .date, .day, .dayOfYear, .daysBetween, .endsWith, .exp,
    .floor,
    .hour, .int, .isFinite, .joinText, .length, .log, .log10, .log1p, .log2, .lower, .maxOf, .minOf, .minute, .missing,
    .month, .number, .quarter, .replace, .round, .second, .sign, .sin, .splitPart, .sqrt, .startOf, .startsWith,
    .substring, .text, .time, .trim, .upper, .weekday, .when, .year,
  ]

  private static let byName = Dictionary(all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })

  public static func named(_ name: String) -> ScalarFunction? { byName[name] }
}
