import Calendar
import Engines

@testable import Frames

/// Calls that cover each function, over columns `x` of edge values: missing, zero, extreme, Unicode.
enum FunctionGrid {
  typealias Call = (name: String, arguments: [Frames.Expression], values: [Scalar])

  static let numbers: [Scalar] = [
    .missing, .double(0), .double(-0.0), .double(1), .double(-1), .double(0.5), .double(2.5), .double(-2.5),
    .double(1.005),
    .double(0.1), .double(1e15), .double(1e16), .double(1.5e300), .double(-1e-7), .double(123456789.125),
    .double(.infinity), .double(-.infinity),
  ]
  static let ints: [Scalar] = [
    .missing, .int(0), .int(1), .int(-1), .int(15), .int(-15), .int(25), .int(1234), .int(1 << 40),
    .int(-9_007_199_254_740_993),
  ]
  static let texts: [Scalar] = [
    .missing, .text(""), .text("a"), .text("Abc"), .text("héllo"), .text("ÀÉß"), .text("  x \t"), .text("a-b-c"),
    .text("🇩🇪"),
    .text("12"), .text(" 12 "), .text("-7"), .text("+5"), .text("1.5"), .text("1e3"), .text(".5"), .text("5."),
    .text("0x1F"),
    .text("1_000"), .text("nan"), .text("inf"), .text("true"), .text("FALSE"), .text("yes"),
    .text("99999999999999999999"),
    .text("2024-02-29"), .text("2023-02-29"), .text("2024-1-1"), .text("2024-01-31T09:30"),
    .text("2024-01-31 09:30:15.5"),
    .text("2024-01-31T09:30:00Z"), .text("2024-01-31T24:00"), .text("e\u{301}"),
  ]
  static let shares: [Scalar] = [.missing, .double(1e-300), .double(0.25), .double(0.999_999), .double(-0.75), .int(1)]
  static let writtenDates: [Scalar] = [
    "29.02.24", "29.2.2024", "Feb 29, 2024", "february 3, 1999", "February032024", "12/31/1999", "on 1 Jan 69",
    "on 1 jan 68", "240229", "%2024%2%29", " 2024-02-29 ", "2024 -02-29", "2024-02-290", "0000-01-01", "24-2-9",
    "Mayonnaise 1, 2024", "May  1,  2024", "may 1,2024", "-2024-01-01", "+2024-01-01", "9999-12-31", "32.01.24",
    "on  1\t jan 68", "on1 Jan 69", "on 1 Jan69 ",
  ].map(Scalar.text)
  static let dates: [Scalar] = [
    .missing, .date(Day(number: 0)), .date(Day(number: 19_782)), .date(Day(number: -1)), .date(Day(number: 19_723)),
    .date(Day(number: 19_753)), .date(Day(number: 20_087)), .date(Day(number: 18_628)), .date(Day(number: -25_567)),
  ]
  static let times: [Scalar] = [
    .missing, .time(Moment(microseconds: 0, isZoned: false)), .time(Moment(microseconds: -1, isZoned: false)),
    .time(Moment(microseconds: 1_706_693_400_500_000, isZoned: false)),
  ]

  static let calls: [Call] = ofNumbers + ofTexts + ofDates + ofSeveral

  static let ofNumbers: [Call] = {
    var calls: [Call] = []
    for name in [
      "abs", "ceil", "floor", "sign", "round", "trunc", "int", "number", "text", "bool", "missing", "is_finite", "sqrt",
      "exp", "log", "log2", "log10", "log1p", "sin", "cos", "tan", "asin", "acos", "atan", "sinh", "cosh", "tanh",
      "asinh",
      "acosh", "atanh", "radians", "degrees", "cbrt", "sigmoid", "logit", "log_gamma", "from_unix",
    ] {
      calls.append((name, [c("x")], numbers))
      calls.append((name, [c("x")], ints))
      calls.append((name, [c("x")], shares))
    }
    for digits in [-2, -1, 1, 2, 3] {
      calls.append(("round", [c("x"), v(digits)], numbers))
      calls.append(("round", [c("x"), v(digits)], ints))
    }
    for name in ["atan2", "power", "hypot"] {
      for other in [v(0), v(2), v(-1.5), v(0.5)] {
        calls.append((name, [c("x"), other], numbers))
        calls.append((name, [c("x"), other], ints))
        calls.append((name, [other, c("x")], numbers))
      }
    }
    for name in ["gcd", "lcm"] {
      for other in [0, 12, -18] { calls.append((name, [c("x"), v(other)], ints)) }
    }
    for width in [v(1), v(7), v(0.25), v(10.0)] {
      calls.append(("bin", [c("x"), width], numbers))
      calls.append(("bin", [c("x"), width], ints))
    }
    for edges in [[v(0)], [v(-1), v(0.5), v(15)]] {
      let list = Frames.Expression.literal(
        .list(edges.compactMap { if case .literal(let edge) = $0 { edge } else { nil } }))
      calls.append(("bin", [c("x"), list], numbers))
      calls.append(("bin", [c("x"), list], ints))
      let labels = Frames.Expression.literal(.list((0...edges.count).map { .text("it's \($0)") }))
      calls.append(("bin", [c("x"), list, labels], numbers))
    }
    calls.append(("clip", [c("x"), v(-1), v(2.5)], numbers))
    calls.append(("clip", [c("x"), v(0), v(20)], ints))
    calls.append(("haversine", [c("x"), v(8.5), v(52.5), v(13.4)], numbers))
    calls.append(("haversine", [v(-33.9), v(151.2), c("x"), c("x")], ints))
    return calls
  }()

  static let ofTexts: [Call] = {
    var calls: [Call] = []
    for name in [
      "lower", "upper", "trim", "length", "int", "number", "bool", "date", "time", "text", "missing", "capitalize",
      "trim_start", "trim_end", "squeeze", "digits_of", "is_number", "is_blank", "is_upper", "is_lower", "word_count",
      "sha256", "normalize", "strip_accents",
    ] {
      calls.append((name, [c("x")], texts))
    }
    for name in ["contains", "starts_with", "ends_with", "remove_prefix", "remove_suffix"] {
      for part in ["", "a", "b-c", "é", "e", "🇩"] { calls.append((name, [c("x"), v(part)], texts)) }
    }
    for name in ["matches", "extract", "extract_all", "count_pattern", "split_pattern"] {
      for pattern in patterns { calls.append((name, [c("x"), v(pattern)], texts)) }
    }
    for pattern in patterns { calls.append(("replace_pattern", [c("x"), v(pattern), v("<\\0>")], texts)) }
    for group in 1...2 {
      calls.append(("extract", [c("x"), v(#"(\d+)-?(\w)?"#), v(group)], texts))
      calls.append(("extract_all", [c("x"), v(#"(\d+)-?(\w)?"#), v(group)], texts))
    }
    for name in ["position", "count_of", "split_text"] {
      for part in ["a", "-", "é", "1", "\u{301}", "  "] { calls.append((name, [c("x"), v(part)], texts)) }
    }
    for name in ["left", "right", "repeat_text", "pad_start", "pad_end"] {
      for count in [0, 2, 7] { calls.append((name, [c("x"), v(count)], texts)) }
    }
    for name in ["pad_start", "pad_end"] { calls.append((name, [c("x"), v(5), v("é")], texts)) }
    for other in ["", "abc", "héllo", "2024-02-29"] { calls.append(("edit_distance", [c("x"), v(other)], texts)) }
    for last in [0, 1, 4, 40] { calls.append(("mask", [c("x"), v(last)], texts)) }
    for key in ["a long secret", String(repeating: "é", count: 40)] {
      calls.append(("hash", [c("x"), v(key)], texts))
    }
    calls.append(("replace", [c("x"), v("-"), v("+")], texts))
    calls.append(("replace", [c("x"), v(""), v("+")], texts))
    calls.append(("split_part", [c("x"), v("-"), v(2)], texts))
    calls.append(("split_part", [c("x"), v("-"), v(1)], texts))
    calls.append(("substring", [c("x"), v(1)], texts))
    calls.append(("substring", [c("x"), v(1), v(2)], texts))
    calls.append(("join_text", [c("x"), v("!"), c("x")], texts))
    for form in ["%Y-%m-%d", "%d.%m.%y", "%b %d, %Y", "%B%d%Y", "%m/%d/%Y", "on %d %b %y", "%y%m%d", "%%%Y%%%m%%%d"] {
      calls.append(("parse_date", [c("x"), v(form)], texts + writtenDates))
    }
    return calls
  }()

  static let ofDates: [Call] = {
    var calls: [Call] = []
    for name in [
      "year", "quarter", "month", "day", "weekday", "day_of_year", "date", "time", "text", "week", "iso_year",
      "days_in_month", "is_leap_year", "is_weekend", "is_month_start", "is_month_end", "month_name", "weekday_name",
      "unix_time",
    ] {
      calls.append((name, [c("x")], dates))
      calls.append((name, [c("x")], times))
    }
    for name in ["hour", "minute", "second", "minute_of_day"] { calls.append((name, [c("x")], times)) }
    for unit in ScalarFunction.units {
      if unit != "hour", unit != "minute" { calls.append(("start_of", [c("x"), v(unit)], dates)) }
      calls.append(("start_of", [c("x"), v(unit)], times))
    }
    for unit in ScalarFunction.units.prefix(4) {
      calls.append(("end_of", [c("x"), v(unit)], dates))
      calls.append(("end_of", [c("x"), v(unit)], times))
    }
    for name in ["days", "hours", "minutes", "seconds", "months", "years"] {
      for day in [-1, 0, 19_000, 19_753, 19_782, 20_147] {
        let other = Frames.Expression.literal(.date(Day(number: Int32(day))))
        calls.append(("\(name)_between", [c("x"), other], dates))
        calls.append(("\(name)_between", [c("x"), other], times))
        calls.append(("\(name)_between", [other, c("x")], times))
      }
    }
    for name in ["add_days", "add_months"] {
      for count in [0, 1, -1, 12, 31, -13, 1_000_000, -2_000_000, 1 << 40] {
        calls.append((name, [c("x"), v(count)], dates))
        calls.append((name, [c("x"), v(count)], times))
      }
    }
    for form in ["%Y-%m-%d", "%-d.%-m.%y", "%a %b %d %H:%M:%S %Y", "%A, %B %-d", "%j %p 100%%", "%-H:%-M:%-S %-j"] {
      calls.append(("format_date", [c("x"), v(form)], dates))
      calls.append(("format_date", [c("x"), v(form)], times))
    }
    for year in [v(2024), v(0), v(10_000), v(1)] {
      calls.append(("make_date", [year, c("x"), v(29)], (-1...13).map(Scalar.int)))
      calls.append(("make_date", [year, v(2), c("x")], [-1, 0, 1, 28, 29, 30, 31, 32].map(Scalar.int)))
    }
    return calls
  }()

  static let patterns = [
    "", "a", "^a", "b*$", #"\d+"#, #"\b"#, #"[^\w\s]+"#, "(?i)abc|é", #"\p{Lu}"#, "(a|b)+?-", "x{0,2}", "(?:a??)*", ".",
  ]
  static let lists: [Scalar] = [
    .missing, .list([]), .list([.text("a"), .missing, .text("é")]), .list([.text("b-c")]), .list([.missing]),
  ]
  static let records: [Scalar] = [
    .missing, .record([ScalarField("city", .text("Köln")), ScalarField("zip", .missing)]),
    .record([ScalarField("city", .missing), ScalarField("zip", .int(50667))]),
  ]

  static let ofSeveral: [Call] = {
    var calls: [Call] = []
    for position in [0, 1, 5, -1] { calls.append(("element", [c("x"), v(position)], lists)) }
    for separator in ["", ", "] { calls.append(("join_list", [c("x"), v(separator)], lists)) }
    for part in ["a", "c"] { calls.append(("contains", [c("x"), v(part)], lists)) }
    for name in ["city", "zip"] { calls.append(("field", [c("x"), v(name)], records)) }
    for name in ["min_of", "max_of", "coalesce", "missing_if", "same"] {
      calls.append((name, [c("x"), v(1)], numbers))
      calls.append((name, [c("x"), v(1)], ints))
      calls.append((name, [c("x"), v(0.5)], ints))
      calls.append((name, [c("x"), v("a")], texts))
    }
    for name in ["sum_of", "mean_of"] {
      calls.append((name, [c("x"), v(1), c("x")], numbers))
      calls.append((name, [c("x"), v(2)], ints))
      calls.append((name, [c("x"), v(0.1), v(0.2)], ints))
    }
    calls.append(("count_missing", [c("x"), v(1), c("x")], numbers))
    calls.append(("xor", [op(c("x"), .greater, v(0)), op(c("x"), .less, v(1))], numbers))
    calls.append(("between", [c("x"), v(-1), v(2.5)], numbers))
    calls.append(("between", [c("x"), v(0), v(20)], ints))
    calls.append(("between", [c("x"), v("1"), v("a-b")], texts))
    calls.append(("recode", [c("x"), v("a"), v(1), v("Abc"), v(2.5)], texts))
    calls.append(("recode", [c("x"), v("a"), v("b"), c("x")], texts))
    calls.append(("recode", [c("x"), v(0), v(1), v(0.5), v(2), v(-1)], numbers))
    calls.append(("recode", [c("x"), v(1), v("one"), v("more")], ints))
    calls.append(("when", [op(c("x"), .greater, v(0)), v("hi"), v("lo")], numbers))
    calls.append(("when", [op(c("x"), .greater, v(1)), v(1), op(c("x"), .less, v(0)), v(2.5)], ints))
    return calls
  }()
}
