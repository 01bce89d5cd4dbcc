extension ScalarFunction {
  /// Every function, by name; a test checks the order and that each has its grid of examples.
  public static let all: [ScalarFunction] = [
    .abs, .acos, .acosh, .addDays, .addMonths, .asin, .asinh, .atan, .atan2, .atanh, .between, .bin, .bool,
    .capitalize, .cbrt, .ceil, .clip, .coalesce, .contains, .cos, .cosh, .countMissing, .countOf, .countPattern,
    .date, .day, .dayOfYear, .daysBetween, .daysInMonth, .degrees, .digitsOf, .editDistance, .element, .endOf,
    .endsWith, .exp, .extract, .extractAll, .field, .floor, .formatDate, .fromUnix, .gcd, .hash, .haversine, .hour,
    .hoursBetween, .hypot, .int, .isBlank, .isFinite, .isLeapYear, .isLower, .isMonthEnd, .isMonthStart, .isNumber,
    .isoYear, .isUpper, .isWeekend, .joinList, .joinText, .lcm, .left, .length, .log, .log10, .log1p, .log2,
    .logGamma, .logit, .lower, .makeDate, .mask, .matches, .maxOf, .meanOf, .minOf, .minute, .minuteOfDay,
    .minutesBetween, .missing, .missingIf, .month, .monthName, .monthsBetween, .normalize, .number, .padEnd,
    .padStart, .parseDate, .position, .power, .quarter, .radians, .recode, .removePrefix, .removeSuffix, .repeatText,
    .replace, .replacePattern, .right, .round, .same, .second, .secondsBetween, .sha256, .sigmoid, .sign, .sin, .sinh,
    .splitPart, .splitPattern, .splitText, .sqrt, .squeeze, .startOf, .startsWith, .stripAccents, .substring, .sumOf,
    .tan, .tanh, .text, .time, .trim, .trimEnd, .trimStart, .trunc, .unixTime, .upper, .week, .weekday, .weekdayName,
    .when, .wordCount, .xor, .year, .yearsBetween,
  ]

  private static let byName = Dictionary(all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })

  public static func named(_ name: String) -> ScalarFunction? { byName[name] }
}
