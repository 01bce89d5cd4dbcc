import Calendar
import Engines
import Glibc

extension ScalarFunction {
  /// A decimal is cut towards zero; a text must be a whole number.
  static let int = ScalarFunction(
    "int", "The value as a whole number: a decimal cut towards zero, a truth as 0 or 1, a text read.",
    [Parameter("value")], undefined: "a whole number of 64 bits out of what is none",
    result: { arguments throws(Fault) in
      switch arguments.types[0] {
      case .int, .double, .bool, .text, .missing: return .int
      default: throw arguments.refusal(0, "a number, a truth or a text")
      }
    },
    apply: { arguments in
      switch arguments[0] {
      case .int: arguments[0]
      case .double(let value): Int(exactly: value.rounded(.towardZero)).map(Scalar.int)
      case .bool(let value): .int(value ? 1 : 0)
      case .text(let text): TextNumber.int(text).map(Scalar.int)
      default: nil
      }
    },
    sql: { arguments in
      let value = arguments[0]
      switch arguments.types[0] {
      case .double: return "TRY_CAST(trunc(\(value)) AS BIGINT)"
      case .text:
        return
          "CASE WHEN regexp_full_match(\(value), '\(TextNumber.intPattern)') THEN TRY_CAST(trim(\(value)) AS BIGINT) END"
      default: return "CAST(\(value) AS BIGINT)"
      }
    })

  static let number = ScalarFunction(
    "number", "The value as a decimal number: a truth as 0 or 1, a text read.", [Parameter("value")],
    undefined: "a number out of a text that is none",
    result: { arguments throws(Fault) in
      switch arguments.types[0] {
      case .int, .double, .bool, .text, .missing: return .double
      default: throw arguments.refusal(0, "a number, a truth or a text")
      }
    },
    apply: { arguments in
      switch arguments[0] {
      case .int(let value): .double(Double(value))
      case .double: arguments[0]
      case .bool(let value): .double(value ? 1 : 0)
      case .text(let text): TextNumber.double(text).map(Scalar.double)
      default: nil
      }
    },
    sql: { arguments in
      let value = arguments[0]
      switch arguments.types[0] {
      case .text:
        return "CASE WHEN regexp_full_match(\(value), '\(TextNumber.doublePattern)') "
          + "THEN TRY_CAST(trim(\(value)) AS DOUBLE) END"
      case .bool: return "CAST(CAST(\(value) AS INTEGER) AS DOUBLE)"
      default: return "CAST(\(value) AS DOUBLE)"
      }
    })

  static let text = ScalarFunction(
    "text", "The value written as a text.", [Parameter("value")],
    result: { arguments throws(Fault) in
      switch arguments.types[0] {
      case .list, .record: throw arguments.refusal(0, "one value")
      case .duration: throw arguments.refusal(0, "a number, a truth, a date or a time")
      default: return .text
      }
    },
    apply: { arguments in
      switch arguments[0] {
      case .text: arguments[0]
      case .double(let value): .text(TextNumber.written(value))
      default: .text(arguments[0].description)
      }
    },
    sql: { arguments in
      let value = arguments[0]
      guard case .time(let isZoned) = arguments.types[0] else { return "CAST(\(value) AS VARCHAR)" }
      return "replace(CAST(\(value) AS VARCHAR), ' ', 'T')" + (isZoned ? " || 'Z'" : "")
    })

  static let bool = ScalarFunction(
    "bool", "The value as truth: a number other than 0, or the text true or false in any case.", [Parameter("value")],
    undefined: "a truth out of a text that is neither true nor false",
    result: { arguments throws(Fault) in
      switch arguments.types[0] {
      case .int, .double, .bool, .text, .missing: return .bool
      default: throw arguments.refusal(0, "a number, a truth or a text")
      }
    },
    apply: { arguments in
      switch arguments[0] {
      case .bool: return arguments[0]
      case .int(let value): return .bool(value != 0)
      case .double(let value): return .bool(value != 0)
      case .text(let text):
        let word = Spelling.folded(text)
        return word == "true" ? .bool(true) : word == "false" ? .bool(false) : nil
      default: return nil
      }
    },
    sql: { arguments in
      let value = arguments[0]
      switch arguments.types[0] {
      case .text: return "CASE lower(\(value)) WHEN 'true' THEN true WHEN 'false' THEN false END"
      case .bool: return value
      case .missing: return "CAST(NULL AS BOOLEAN)"
      default: return "(\(value) <> 0)"
      }
    })

  static let date = ScalarFunction(
    "date", "The value as a date: the day of a time, or a text such as 2024-01-31.", [Parameter("value")],
    undefined: "a date out of a text that is none",
    result: { arguments throws(Fault) in
      guard arguments.types[0].isCalendar || arguments.types[0].isText else {
        throw arguments.refusal(0, "a time or a text")
      }
      return .date
    },
    apply: { arguments in
      if case .text(let text) = arguments[0] { return Day(text).map(Scalar.date) }
      return arguments[0].day.map(Scalar.date)
    },
    sql: { arguments in
      guard arguments.types[0] == .text else { return "CAST(\(arguments[0]) AS DATE)" }
      return "CASE WHEN regexp_full_match(\(arguments[0]), '[0-9]{4}-[0-9]{2}-[0-9]{2}') "
        + "THEN TRY_CAST(\(arguments[0]) AS DATE) END"
    })

  static let time = ScalarFunction(
    "time", "The value as a time without a zone: a date's midnight, or a text such as 2024-01-31T09:30.",
    [Parameter("value")], undefined: "a time out of a text that is none",
    result: { arguments throws(Fault) in
      guard arguments.types[0].isCalendar || arguments.types[0].isText else {
        throw arguments.refusal(0, "a date or a text")
      }
      return .time(isZoned: false)
    },
    apply: { arguments in
      switch arguments[0] {
      case .date(let day): return .time(Moment(day))
      case .time(let moment): return .time(Moment(microseconds: moment.microseconds, isZoned: false))
      case .text(let text):
        if let day = Day(text) { return .time(Moment(day)) }
        guard let moment = Moment(text), !moment.isZoned else { return nil }
        return .time(moment)
      default: return nil
      }
    },
    sql: { arguments in
      guard arguments.types[0] == .text else { return "CAST(\(arguments[0]) AS TIMESTAMP)" }
      return "CASE WHEN regexp_full_match(\(arguments[0]), '\(timePattern)') "
        + "THEN TRY_CAST(\(arguments[0]) AS TIMESTAMP) END"
    })

  private static let timePattern =
    "[0-9]{4}-[0-9]{2}-[0-9]{2}([T ]([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\\.[0-9]+)?)?)?"
}

/// Numbers in texts, read and written as DuckDB does.
enum TextNumber {
  static let intPattern = " *[+-]?[0-9]+ *"
  static let doublePattern = " *[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]+)? *"

  static func int(_ text: String) -> Int? {
    let trimmed = text.trimmedSpaces
    guard trimmed.utf8.allSatisfy({ (48...57).contains($0) || $0 == 43 || $0 == 45 }) else { return nil }
    return Int(trimmed)
  }

  static func double(_ text: String) -> Double? {
    let trimmed = text.trimmedSpaces
    guard let last = trimmed.utf8.last, (48...57).contains(last) || last == 46,
      trimmed.utf8.allSatisfy({ (48...57).contains($0) || $0 == 43 || $0 == 45 || $0 == 46 || $0 == 69 || $0 == 101 })
    else { return nil }
    return Double(trimmed).flatMap { $0.isFinite ? $0 : nil }
  }

  /// The shortest digits that give the number back, without an exponent from 1e-4 to below 1e16.
  static func written(_ value: Double) -> String {
    guard value.isFinite else { return value < 0 ? "-inf" : "inf" }
    let plain = value.description
    guard let at = plain.utf8.firstIndex(of: UInt8(ascii: "e")), value.magnitude >= 1e-4, value.magnitude < 1e16,
      let exponent = Int(plain[plain.index(after: at)...])
    else { return plain }
    let digits = plain[..<at].filter { $0.isNumber }
    let sign = value < 0 ? "-" : ""
    if exponent < 0 { return sign + "0." + String(repeating: "0", count: -exponent - 1) + digits }
    let missing = exponent + 1 - digits.count
    if missing >= 0 { return sign + digits + String(repeating: "0", count: missing) + ".0" }
    let point = digits.index(digits.startIndex, offsetBy: exponent + 1)
    return sign + digits[..<point] + "." + digits[point...]
  }
}

extension String {
  var trimmedSpaces: String {
    let bytes = utf8.drop { $0 == 32 }
    guard let last = bytes.lastIndex(where: { $0 != 32 }) else { return "" }
    return String(Substring(bytes[...last]))
  }
}
