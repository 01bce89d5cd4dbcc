import Engines

/// Texts made of parts of a text, or of more than it.
extension ScalarFunction {
  static let capitalize = ofText(
    "capitalize", "The text with its first letter as a capital and all others small.",
    { text in
      guard let first = text.unicodeScalars.first else { return "" }
      return String(String.UnicodeScalarView([first.simpleUpper]))
        + String(String.UnicodeScalarView(text.unicodeScalars.dropFirst())).simplyMapped(\.simpleLower)
    },
    sql: { "(upper(substring(\($0), 1, 1)) || lower(substring(\($0), 2)))" })

  static let trimStart = ofText(
    "trim_start", "The text without spaces, tabs and line ends before it.",
    { String($0.utf8.drop(while: isBlankByte)) ?? "" },
    sql: { "ltrim(\($0), \(blanks))" })

  static let trimEnd = ofText(
    "trim_end", "The text without spaces, tabs and line ends behind it.",
    { text in
      guard let last = text.utf8.lastIndex(where: { !isBlankByte($0) }) else { return "" }
      return String(text.utf8[...last]) ?? ""
    },
    sql: { "rtrim(\($0), \(blanks))" })

  static let squeeze = ofText(
    "squeeze", "The words of a text with one space between them, and none around them.",
    { $0.utf8.split(whereSeparator: isBlankByte).compactMap { String($0) }.joined(separator: " ") },
    sql: { "regexp_replace(trim(\($0), \(blanks)), e'[ \\t\\n\\r]+', ' ', 'g')" })

  static let digitsOf = ofText(
    "digits_of", "The digits 0 to 9 of a text, without all else.",
    { String(decoding: $0.utf8.filter { (48...57).contains($0) }, as: UTF8.self) },
    sql: { "regexp_replace(\($0), '[^0-9]', '', 'g')" })

  static let left = side("left", "The first characters of a text.") { Array($0.prefix($1)) }

  static let right = side("right", "The last characters of a text.") { Array($0.suffix($1)) }

  static let padStart = padding("pad_start", "The text with a character before it until it has a width.", "lpad") {
    $1 + $0
  }

  static let padEnd = padding("pad_end", "The text with a character behind it until it has a width.", "rpad") {
    $0 + $1
  }

  static let repeatText = ScalarFunction(
    "repeat_text", "The text so many times.", [Parameter("value"), Parameter("count")],
    result: { arguments throws(Fault) in
      try arguments.text(0)
      try arguments.count(1, in: 0...1000)
      return .text
    },
    apply: { arguments in
      guard let text = arguments[0].text, let count = arguments[1].int else { return nil }
      return .text(String(repeating: text, count: count))
    },
    sql: { "repeat(\($0[0]), \($0[1]))" })

  static let removePrefix = end(
    "remove_prefix", "The text without another one at its beginning, where it begins with that.",
    { $0.utf8.starts(with: $1.utf8) ? String($0.utf8.dropFirst($1.utf8.count)) : $0 },
    sql: { "CASE WHEN starts_with(\($0), \($1)) THEN substring(\($0), length(\($1)) + 1) ELSE \($0) END" })

  static let removeSuffix = end(
    "remove_suffix", "The text without another one at its end, where it ends with that.",
    { text, part in
      text.utf8.reversed().starts(with: part.utf8.reversed()) ? String(text.utf8.dropLast(part.utf8.count)) : text
    },
    sql: { "CASE WHEN ends_with(\($0), \($1)) THEN left(\($0), length(\($0)) - length(\($1))) ELSE \($0) END" })

  static let splitText = ofTexts(
    "split_text", "The parts of a text between the places where another one stands, as a list.", "separator",
    isPart: true, .list(.text), { .list($0.splitBytes(at: $1).map(Scalar.text)) }, sql: { "string_split(\($0), \($1))" }
  )

  /// Space, tab and the line ends, as SQL names them.
  static let blanks = "e' \\t\\n\\r'"

  static func isBlankByte(_ byte: UInt8) -> Bool { byte == 32 || byte == 9 || byte == 10 || byte == 13 }

  private static func side(
    _ name: String, _ summary: String,
    _ part: @escaping @Sendable (String.UnicodeScalarView, Int) -> [Unicode.Scalar]
  ) -> ScalarFunction {
    ScalarFunction(
      name, summary, [Parameter("value"), Parameter("count")],
      result: { arguments throws(Fault) in
        try arguments.text(0)
        try arguments.count(1)
        return .text
      },
      apply: { arguments in
        guard let text = arguments[0].text, let count = arguments[1].int else { return nil }
        return .text(String(String.UnicodeScalarView(part(text.unicodeScalars, count))))
      },
      sql: { "\(name)(\($0[0]), \($0[1]))" })
  }

  private static func padding(
    _ name: String, _ summary: String, _ function: String, _ join: @escaping @Sendable (String, String) -> String
  ) -> ScalarFunction {
    ScalarFunction(
      name, summary, [Parameter("value"), Parameter("width"), Parameter("character", default: .text(" "))],
      result: { arguments throws(Fault) in
        try arguments.text(0)
        try arguments.count(1, in: 0...10_000)
        guard arguments.literal(2)?.text?.unicodeScalars.count == 1 else {
          throw arguments.refusal(2, "one character, written as a text")
        }
        return .text
      },
      apply: { arguments in
        guard let text = arguments[0].text, let width = arguments[1].int, let fill = arguments[2].text else {
          return nil
        }
        return .text(join(text, String(repeating: fill, count: max(0, width - text.unicodeScalars.count))))
      },
      sql: {
        "CASE WHEN length(\($0[0])) >= \($0[1]) THEN \($0[0]) "
          + "ELSE \(function)(\($0[0]), CAST(\($0[1]) AS INTEGER), \($0[2])) END"
      })
  }

  private static func end(
    _ name: String, _ summary: String, _ cut: @escaping @Sendable (String, String) -> String?,
    sql: @escaping @Sendable (String, String) -> String
  ) -> ScalarFunction {
    ofTexts(
      name, summary, "part", .text, { cut($0, $1).map(Scalar.text) },
      sql: { sql($0, $1).whereAllPresent([$1]) })
  }
}
