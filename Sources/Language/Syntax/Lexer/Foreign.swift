/// What people type out of habit from other languages, from word processors and from web pages.
enum Foreign {
  /// Quotation marks that are not `"`.
  static let quotes: Set<Unicode.Scalar> = [
    "\u{2018}", "\u{2019}", "\u{201A}", "\u{201C}", "\u{201D}", "\u{201E}", "\u{AB}", "\u{BB}", "\u{2039}", "\u{203A}",
  ]

  /// Signs outside ASCII and how the language writes them.
  static let signs: [String: String] = [
    "−": "-", "–": "-", "—": "-", "×": "*", "·": "*", "÷": "/", "≤": "<=", "≥": ">=", "≠": "!=", "…": "..", "→": "=>",
    "⇒": "=>", "←": "=", "¬": "not", "∧": "and", "∨": "or", "∈": "in", "¦": "|", "，": ",", "（": "(", "）": ")",
    "：": ":", "；": ";", "＝": "=", "´": "`",
  ]

  /// Signs of other languages in ASCII, longest first, and how the language writes them.
  static let operators: [(sign: String, ours: String)] = [
    ("%in%", "in"), ("%>%", "|"), ("%/%", "//"), ("%%", "mod"), ("===", "=="), ("!==", "!="), ("&&", "and"),
    ("||", "or"), ("|>", "|"), ("->", "=>"), ("<>", "!="), ("&", "and"), ("%", "mod"), ("!", "not"), ("^", "**"),
    ("~", "not"), ("?", "if"), ("@", ""), ("$", "."), ("\\", ""),
  ]
}

extension Lexer {
  /// `'text'` and `“text”`: one invalid token that tells how to write it.
  mutating func foreignText(quote length: Int) {
    let start = at
    var end = start + length
    while end < bytes.count, bytes[end] != UInt8(ascii: "\n") {
      let (scalar, size) = scalar(at: end)
      let closes = bytes[start] == UInt8(ascii: "'") ? scalar == "'" : scalar == "\"" || Foreign.quotes.contains(scalar)
      if closes {
        let inside = String(decoding: bytes[start + length..<end], as: UTF8.self)
        let escaped = inside.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\\\"")
        let mark = formatMark(before: start)
        return addInvalid(
          .otherLanguage, "text stands in double quotes", from: start, to: end + size,
          help: "write `\(mark)\"\(escaped)\"`")
      }
      end += size
    }
    addInvalid(
      .otherLanguage, "text stands in double quotes", from: start, to: start + length, help: "write `\"text\"`")
  }

  /// The `f` or `r` that touches a text in other quotes.
  private func formatMark(before start: Int) -> String {
    guard let last = result.tokens.last, last.end == start, last.kind == .name, last.end - last.start == 1 else {
      return ""
    }
    let mark = source.text(last.span)
    return mark == "f" || mark == "r" ? mark : ""
  }

  /// Whether a text that is not closed ends with a quotation mark of a word processor.
  func endsWithForeignQuote(from start: Int) -> Bool {
    var end = start
    while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
    return String(decoding: bytes[start..<end], as: UTF8.self).unicodeScalars.contains { Foreign.quotes.contains($0) }
  }
}
