import Engines
import Synchronization

/// Functions that look for a pattern in a text. Patterns are RE2's, and are written out, so that a wrong one is told
/// before any row is read.
extension ScalarFunction {
  static let matches = ScalarFunction(
    "matches", "Whether a pattern matches somewhere in a text: `matches(.zip, r\"^\\d{5}$\")`.",
    [Parameter("value"), Parameter("pattern")],
    result: { arguments throws(Fault) in
      _ = try arguments.pattern()
      return .bool
    },
    apply: { arguments throws(Fault) in
      guard let (text, pattern) = try Pattern.pair(arguments) else { return nil }
      return .bool(pattern.matches(text))
    },
    sql: { "regexp_matches(\($0[0]), \($0.pattern))" })

  static let extract = ScalarFunction(
    "extract", "What a pattern matches first in a text, or a group of it; missing where it matches nothing.",
    [Parameter("value"), Parameter("pattern"), Parameter("group", default: .int(0))],
    result: { arguments throws(Fault) in
      try arguments.group(2, of: arguments.pattern())
      return .text
    },
    apply: { arguments throws(Fault) in
      guard let (text, pattern) = try Pattern.pair(arguments), let group = arguments[2].int else { return nil }
      guard let found = pattern.match(in: text, from: 0) else { return .missing }
      return .text(Pattern.part(text, found, group) ?? "")
    },
    sql: {
      "CASE WHEN regexp_matches(\($0[0]), \($0.pattern)) THEN "
        + "regexp_extract(\($0[0]), \($0.pattern), \($0.literals[2]?.int ?? 0)) END"
    })

  static let extractAll = ScalarFunction(
    "extract_all", "All that a pattern matches in a text, or a group of each, as a list.",
    [Parameter("value"), Parameter("pattern"), Parameter("group", default: .int(0))],
    result: { arguments throws(Fault) in
      try arguments.group(2, of: arguments.pattern())
      return .list(.text)
    },
    apply: { arguments throws(Fault) in
      guard let (text, pattern) = try Pattern.pair(arguments), let group = arguments[2].int else { return nil }
      return .list(pattern.all(in: text).map { Pattern.part(text, $0, group).map(Scalar.text) ?? .missing })
    },
    sql: { "regexp_extract_all(\($0[0]), \($0.pattern), \($0.literals[2]?.int ?? 0))" })

  static let countPattern = ScalarFunction(
    "count_pattern", "How often a pattern matches in a text, without overlaps.",
    [Parameter("value"), Parameter("pattern")],
    result: { arguments throws(Fault) in
      _ = try arguments.pattern()
      return .int
    },
    apply: { arguments throws(Fault) in
      guard let (text, pattern) = try Pattern.pair(arguments) else { return nil }
      return .int(pattern.all(in: text).count)
    },
    sql: { "CAST(len(regexp_extract_all(\($0[0]), \($0.pattern))) AS BIGINT)" })

  static let replacePattern = ScalarFunction(
    "replace_pattern", "The text with all that a pattern matches replaced; `\\1` in the new text is the first group.",
    [Parameter("value"), Parameter("pattern"), Parameter("new")],
    result: { arguments throws(Fault) in
      let pattern = try arguments.pattern()
      guard let new = arguments.literal(2)?.text else { throw arguments.refusal(2, "a text, written as one") }
      _ = try Pattern.replacement(new, groups: pattern.groups)
      return .text
    },
    apply: { arguments throws(Fault) in
      guard let (text, pattern) = try Pattern.pair(arguments), let new = arguments[2].text else { return nil }
      return .text(pattern.replaced(text, by: try Pattern.replacement(new, groups: pattern.groups)))
    },
    sql: { "regexp_replace(\($0[0]), \($0.pattern), \(DuckSQL.text($0.literals[2]?.text ?? "")), 'g')" })

  static let splitPattern = ScalarFunction(
    "split_pattern", "The parts of a text between the places that a pattern matches, as a list.",
    [Parameter("value"), Parameter("pattern")],
    result: { arguments throws(Fault) in
      _ = try arguments.pattern()
      return .list(.text)
    },
    apply: { arguments throws(Fault) in
      guard let (text, pattern) = try Pattern.pair(arguments) else { return nil }
      return .list(pattern.parts(of: text).map(Scalar.text))
    },
    sql: { "string_split_regex(\($0[0]), \($0.pattern))" })
}

extension ScalarFunction.Arguments {
  /// The pattern that is written as the second argument; throws F055 where it is none.
  fileprivate func pattern() throws(Fault) -> Pattern {
    try text(0)
    guard let pattern = literal(1)?.text else { throw refusal(1, "a pattern, written as a text") }
    return try Pattern.known(pattern)
  }

  fileprivate func group(_ position: Int, of pattern: Pattern) throws(Fault) {
    let most = min(9, pattern.groups)
    guard let group = literal(position)?.int, (0...most).contains(group) else {
      throw Fault(
        "F055",
        "the pattern has \(Remark.count(pattern.groups, "group")), and group \(expressions[position]) is wanted",
        subject: "\(expressions[position])", help: "a group stands in parentheses: 0 is the whole, 1 the first, up to 9"
      )
    }
  }
}

extension ScalarFunction.SQLArguments {
  /// The pattern as a text of SQL.
  fileprivate var pattern: String { DuckSQL.text(literals[1]?.text ?? "") }
}

extension Pattern {
  /// The patterns that were read, so that a row need not read them again; a few are kept.
  private static let known = Mutex<[String: Pattern]>([:])

  static func known(_ text: String) throws(Fault) -> Pattern {
    if let pattern = known.withLock({ $0[text] }) { return pattern }
    do {
      let pattern = try Pattern(text)
      known.withLock { known in
        if known.count >= 200 { known = [:] }
        known[text] = pattern
      }
      return pattern
    } catch {
      throw Fault(
        "F055", "the pattern cannot be read: \(error.message)", subject: error.part.isEmpty ? text : error.part,
        help: "patterns are RE2's; write them raw, as r\"\\d+\"; a `\\` before a sign takes its meaning away")
    }
  }

  /// The text and the pattern of a call.
  fileprivate static func pair(_ arguments: [Scalar]) throws(Fault) -> (text: [UInt32], pattern: Pattern)? {
    guard let text = arguments[0].text, let pattern = arguments[1].text else { return nil }
    return (text.unicodeScalars.map(\.value), try known(pattern))
  }
}
