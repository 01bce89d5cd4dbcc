/// Texts: plain, raw, of several lines, and format texts with expressions inside.
extension Lexer {
  /// `"…"`, `r"…"`, `"""…"""`, `r"""…"""`; escapes are read later, when the value is needed.
  mutating func text(from start: Int, isRaw: Bool) {
    let kind: Token.Kind = isRaw ? .rawText : .text
    let quote = isRaw ? start + 1 : start
    let isBlock = isTripleQuote(quote)
    var end = quote + (isBlock ? 3 : 1)
    while end < bytes.count {
      let byte = bytes[end]
      if byte == UInt8(ascii: "\\"), !isRaw {
        end += end + 1 < bytes.count && bytes[end + 1] == UInt8(ascii: "\n") && !isBlock ? 1 : 2
      } else if byte == UInt8(ascii: "\"") {
        if !isBlock { return add(kind, from: start, to: end + 1) }
        if isTripleQuote(end) { return add(kind, from: start, to: end + 3) }
        end += 1
      } else if byte == UInt8(ascii: "\n"), !isBlock {
        break
      } else {
        end += 1
      }
    }
    if isBlock { result.hasOpenBlockText = true }
    result.problems[result.tokens.count] = unclosed(from: start, to: quote + (isBlock ? 3 : 1))
    add(.invalid, from: start, to: min(end, bytes.count))
  }

  func isTripleQuote(_ place: Int) -> Bool {
    place + 2 < bytes.count && bytes[place] == UInt8(ascii: "\"") && bytes[place + 1] == UInt8(ascii: "\"")
      && bytes[place + 2] == UInt8(ascii: "\"")
  }

  /// `f"…"` and `f"""…"""`.
  mutating func formatText(from start: Int) {
    let isBlock = isTripleQuote(start + 1)
    let format = result.tokens.count
    add(.formatStart, from: start, to: start + (isBlock ? 4 : 2))
    letters(of: format, isBlock: isBlock)
  }

  /// The letters up to the next field or the end of a format text.
  private mutating func letters(of format: Int, isBlock: Bool) {
    var start = at
    var end = at
    func addLetters(_ lexer: inout Lexer) {
      if end > start { lexer.add(.formatText, from: start, to: end) }
    }
    while end < bytes.count {
      let next = end + 1 < bytes.count ? bytes[end + 1] : 0
      switch bytes[end] {
      case UInt8(ascii: "\\"): end += next == UInt8(ascii: "\n") && !isBlock ? 1 : 2
      case UInt8(ascii: "{") where next == UInt8(ascii: "{"), UInt8(ascii: "}") where next == UInt8(ascii: "}"):
        end += 2
      case UInt8(ascii: "{"):
        addLetters(&self)
        let field = Opening(token: result.tokens.count, kind: .fieldOpen, format: format, isBlockText: isBlock)
        open.append(field)
        count(field, 1)
        return add(.fieldOpen, from: end, to: end + 1)
      case UInt8(ascii: "}"):
        addLetters(&self)
        addInvalid(
          .unexpected, "a `}` stands alone in a format text", from: end, to: end + 1,
          help: "for the sign itself write `}}`")
        end += 1
        start = end
      case UInt8(ascii: "\"") where !isBlock || isTripleQuote(end):
        addLetters(&self)
        return add(.formatEnd, from: end, to: end + (isBlock ? 3 : 1))
      case UInt8(ascii: "\n") where !isBlock:
        return abandon(format, isBlock: isBlock, at: end)
      default: end += 1
      }
    }
    abandon(format, isBlock: isBlock, at: bytes.count)
  }

  private mutating func abandon(_ format: Int, isBlock: Bool, at end: Int) {
    if isBlock { result.hasOpenBlockText = true }
    let start = result.tokens[format].start
    result.tokens[format].kind = .invalid
    result.problems[format] = unclosed(from: start, to: start + (isBlock ? 4 : 2))
    at = end
    hasSpace = true
  }

  /// `:.3f` before the `}` of a field.
  mutating func fieldFormat() {
    let start = at
    var end = start + 1
    while end < bytes.count, bytes[end] != UInt8(ascii: "}"), bytes[end] != UInt8(ascii: "\""),
      bytes[end] != UInt8(ascii: "\n")
    {
      end += 1
    }
    add(.fieldFormat, from: start, to: end)
  }

  mutating func closeField(_ field: Opening) {
    open.removeLast()
    count(field, -1)
    add(.fieldClose, from: at, to: at + 1)
    tie(field.token)
    letters(of: field.format, isBlock: field.isBlockText)
  }
}
