import Engines

/// What can be said of a text.
extension ScalarFunction {
  static let isNumber = aboutText(
    "is_number", "Whether a text is a number: whether `number` reads it.", { TextNumber.double($0) != nil },
    sql: {
      "CASE WHEN regexp_full_match(\($0), '\(TextNumber.doublePattern)') "
        + "THEN isfinite(coalesce(TRY_CAST(trim(\($0)) AS DOUBLE), CAST('inf' AS DOUBLE))) ELSE false END"
    })

  static let isBlank = aboutText(
    "is_blank", "Whether a text holds nothing but spaces, tabs and line ends.",
    { $0.utf8.allSatisfy { isBlankByte($0) } }, sql: { "trim(\($0), \(blanks)) = ''" })

  static let isUpper = aboutText(
    "is_upper", "Whether a text has capital letters and no small ones.",
    { $0.simplyMapped(\.simpleUpper) == $0 && $0.simplyMapped(\.simpleLower) != $0 },
    sql: { "upper(\($0)) = \($0) AND lower(\($0)) <> \($0)" })

  static let isLower = aboutText(
    "is_lower", "Whether a text has small letters and no capital ones.",
    { $0.simplyMapped(\.simpleLower) == $0 && $0.simplyMapped(\.simpleUpper) != $0 },
    sql: { "lower(\($0)) = \($0) AND upper(\($0)) <> \($0)" })

  static let position = ofTexts(
    "position", "How many characters stand before the first place of one text in another; none where it is not in it.",
    "part", isPart: true, .int,
    { text, part in
      let parts = text.splitBytes(at: part)
      return parts.count > 1 ? .int(parts[0].unicodeScalars.count) : .missing
    },
    sql: { "CAST(nullif(instr(\($0), \($1)), 0) - 1 AS BIGINT)" })

  static let countOf = ofTexts(
    "count_of", "How often one text stands in another, without overlaps.", "part", isPart: true, .int,
    { .int($0.splitBytes(at: $1).count - 1) },
    sql: { "CAST(length(string_split(\($0), \($1))) - 1 AS BIGINT)" })

  static let wordCount = ofText(
    "word_count", "How many words a text has: what spaces, tabs and line ends part.", .int,
    { .int($0.utf8.split(whereSeparator: { isBlankByte($0) }).count) },
    sql: { "CAST(length(regexp_extract_all(\($0), e'[^ \\t\\n\\r]+')) AS BIGINT)" })

  /// By Wagner and Fischer, in the bytes of UTF-8 as the database counts it: a letter outside ASCII is two to four.
  static let editDistance = ofTexts(
    "edit_distance", "How many bytes must be added, left out or replaced to make one text of another (Levenshtein).",
    "other", .int,
    { text, other in
      let (a, b) = (Array(text.utf8), Array(other.utf8))
      var row = Array(0...b.count)
      for (i, byte) in a.enumerated() {
        var diagonal = i
        row[0] = i + 1
        for (j, other) in b.enumerated() {
          let changed = diagonal + (byte == other ? 0 : 1)
          diagonal = row[j + 1]
          row[j + 1] = min(changed, row[j + 1] + 1, row[j] + 1)
        }
      }
      return .int(row[b.count])
    },
    sql: { "CAST(levenshtein(\($0), \($1)) AS BIGINT)" })

  static let sha256 = ofText(
    "sha256", "The SHA-256 of a text's UTF-8, in 64 hexadecimal digits.", { SHA256.hex($0) }, sql: { "sha256(\($0))" })
}
