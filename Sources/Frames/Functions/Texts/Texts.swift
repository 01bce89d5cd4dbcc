import Engines

extension ScalarFunction {
  static let lower = ofText(
    "lower", "The text in small letters.", { $0.simplyMapped(\.simpleLower) }, sql: { "lower(\($0))" })

  static let upper = ofText(
    "upper", "The text in capital letters.", { $0.simplyMapped(\.simpleUpper) }, sql: { "upper(\($0))" })

  static let trim = ofText(
    "trim", "The text without spaces, tabs and line ends on both sides.", { $0.trimmed },
    sql: { "trim(\($0), e' \\t\\n\\r')" })

  static let length = ScalarFunction(
    "length", "How many characters (code points) a text has, or elements a list.", [Parameter("value")],
    result: { arguments throws(Fault) in
      if case .list = arguments.types[0] { return .int }
      try arguments.text(0)
      return .int
    },
    apply: { arguments in
      switch arguments[0] {
      case .text(let text): .int(text.unicodeScalars.count)
      case .list(let items): .int(items.count)
      default: nil
      }
    },
    sql: { "length(\($0[0]))" })

  static let contains = ScalarFunction(
    "contains", "Whether a text holds another, or a list an element.", [Parameter("value"), Parameter("part")],
    result: { arguments throws(Fault) in
      if case .list(let element) = arguments.types[0] {
        guard element.joined(with: arguments.types[1]) != nil else { throw arguments.refusal(1, "\(element)") }
        return .bool
      }
      for position in 0..<2 { try arguments.text(position) }
      return .bool
    },
    apply: { arguments in
      if case .list(let items) = arguments[0] {
        return .bool(items.contains { RowComparison.equal($0, arguments[1]) })
      }
      guard let text = arguments[0].text, let part = arguments[1].text else { return nil }
      return .bool(text.containsBytes(of: part))
    },
    sql: { arguments in
      guard case .list = arguments.types[0] else { return "contains(\(arguments[0]), \(arguments[1]))" }
      return "list_contains(\(arguments[0]), \(arguments[1]))".whereAllPresent(arguments.texts)
    })

  static let startsWith = search("starts_with", "Whether a text begins with another.", "starts_with") {
    $0.utf8.starts(with: $1.utf8)
  }

  static let endsWith = search("ends_with", "Whether a text ends with another.", "ends_with") {
    $0.utf8.reversed().starts(with: $1.utf8.reversed())
  }

  static let replace = ScalarFunction(
    "replace", "The text with every occurrence of one text replaced by another.",
    [Parameter("value"), Parameter("old"), Parameter("new")],
    result: { arguments throws(Fault) in
      for position in 0..<3 { try arguments.text(position) }
      return .text
    },
    apply: { arguments in
      guard let text = arguments[0].text, let old = arguments[1].text, let new = arguments[2].text else { return nil }
      return .text(text.replacingBytes(of: old, with: new))
    },
    sql: { "replace(\($0[0]), \($0[1]), \($0[2]))" })

  static let splitPart = ScalarFunction(
    "split_part", "The part of a text at a position, from 1, when it is cut at a separator; empty past the last.",
    [Parameter("value"), Parameter("separator"), Parameter("position")],
    result: { arguments throws(Fault) in
      try arguments.text(0)
      guard let separator = arguments.literal(1)?.text, !separator.isEmpty else {
        throw arguments.refusal(1, "a separator that is not empty, written as a text")
      }
      guard let position = arguments.literal(2)?.int, (1...100_000).contains(position) else {
        throw arguments.refusal(2, "a position from 1")
      }
      return .text
    },
    apply: { arguments in
      guard let text = arguments[0].text, let separator = arguments[1].text, let position = arguments[2].int
      else { return nil }
      let parts = text.splitBytes(at: separator)
      return .text(position >= 1 && position <= parts.count ? parts[position - 1] : "")
    },
    sql: { "split_part(\($0[0]), \($0[1]), \($0[2]))" })

  static let substring = ScalarFunction(
    "substring", "The part of a text from a position, from 0, of so many characters.",
    [Parameter("value"), Parameter("start"), Parameter("length", default: .int(1_000_000_000))],
    result: { arguments throws(Fault) in
      try arguments.text(0)
      for position in 1...2 {
        guard let number = arguments.literal(position)?.int, (0...1_000_000_000).contains(number) else {
          throw arguments.refusal(position, "a whole number from 0")
        }
      }
      return .text
    },
    apply: { arguments in
      guard let text = arguments[0].text, let start = arguments[1].int, let length = arguments[2].int else {
        return nil
      }
      var part = String.UnicodeScalarView()
      part.append(contentsOf: text.unicodeScalars.dropFirst(max(0, start)).prefix(max(0, length)))
      return .text(String(part))
    },
    sql: { arguments in
      let start = (arguments.literals[1]?.int ?? 0) + 1
      return "substring(\(arguments[0]), \(start), \(arguments[2]))"
    })

  static let joinText = ScalarFunction(
    "join_text", "The values as one text, one after the other.", [Parameter("first")], isVariadic: true,
    result: { arguments throws(Fault) in
      for position in arguments.types.indices { try arguments.text(position) }
      return .text
    },
    apply: { arguments in .text(arguments.compactMap(\.text).joined()) },
    sql: { "(" + $0.texts.joined(separator: " || ") + ")" })

  private static func search(
    _ name: String, _ summary: String, _ function: String, _ holds: @escaping @Sendable (String, String) -> Bool
  ) -> ScalarFunction {
    ofTexts(name, summary, "part", .bool, { .bool(holds($0, $1)) }, sql: { "\(function)(\($0), \($1))" })
  }
}
