/// The place where reading stopped and what was wanted there, with the questions that slips ask about it.
struct SlipContext {
  let problem: Problem
  let parser: Parser

  var source: Source { parser.source }
  var index: Int { parser.index }
  var current: Token { parser.current }
  var previous: Token { token(index - 1) }
  var next: Token { token(index + 1) }

  /// The first token of the innermost statement.
  var start: Int { min(parser.statementStart, index) }

  func token(_ place: Int) -> Token {
    parser.lexed.tokens[max(0, min(place, parser.lexed.tokens.count - 1))]
  }

  func text(_ place: Int) -> String { source.text(token(place).span) }

  /// The text from one token up to, but without, another.
  func text(_ from: Int, _ to: Int) -> String {
    guard from < to, from >= 0 else { return "" }
    return source.text(Span(token(from).start, token(to - 1).end))
  }

  func kind(_ place: Int) -> Token.Kind { token(place).kind }

  var currentText: String { text(index) }
  var previousText: String { index > 0 ? text(index - 1) : "" }

  /// The current token stands on the line of the one before.
  var isOnSameLine: Bool { index > 0 && !current.hasNewlineBefore }

  /// Behind the last token of the line on which a token stands.
  func lineEnd(_ place: Int) -> Int {
    var end = place
    repeat { end += 1 } while end < parser.lexed.tokens.count && !token(end).hasNewlineBefore && kind(end) != .end
    return min(end, parser.lexed.tokens.count - 1)
  }

  /// The first token of the line on which a token stands.
  func lineStart(_ place: Int) -> Int {
    var start = place
    while start > 0, !token(start).hasNewlineBefore { start -= 1 }
    return start
  }

  /// Behind the value that begins at a token: it, and what touches it.
  func valueEnd(_ place: Int) -> Int {
    var end = place
    if kind(end) == .minus || (kind(end) == .dot && kind(end + 1).isWord) { end += 1 }
    end = skipped(end)
    while kind(end) != .end, !token(end).hasSpaceBefore {
      if kind(end) == .dot, kind(end + 1).isWord {
        end += 2
      } else if kind(end) == .openParen || kind(end) == .openBracket {
        end = skipped(end)
      } else {
        break
      }
    }
    return end
  }

  /// The first token of the value that ends before a token.
  func valueStart(_ place: Int) -> Int {
    var start = place - 1
    while start > self.start {
      if kind(start).isCloser, let opener = opener(of: start) { start = opener }
      if token(start).hasSpaceBefore || start <= self.start { break }
      let before = kind(start - 1)
      let goesOn =
        kind(start) == .dot || kind(start) == .openParen || kind(start) == .openBracket || before == .dot
      guard goesOn, before.isWord || before.isCloser || before == .dot else { break }
      start -= 1
    }
    return max(start, self.start)
  }

  private func opener(of closer: Int) -> Int? {
    let partner = Int(parser.lexed.partners[closer])
    return partner >= start && partner < closer ? partner : nil
  }

  /// Behind a token, or behind the partner of an opening bracket.
  func skipped(_ place: Int) -> Int {
    let partner = Int(parser.lexed.partners[max(0, min(place, parser.lexed.partners.count - 1))])
    return min((partner > place ? partner : place) + 1, parser.lexed.tokens.count - 1)
  }

  /// Behind the expression that begins at a token: up to a comma, a block, a closer or the end of the line.
  func expressionEnd(_ place: Int, stoppingAt stops: Set<Token.Kind> = []) -> Int {
    var end = place
    while kind(end) != .end, kind(end) != .cell, !kind(end).isCloser, !stops.contains(kind(end)),
      end == place || !token(end).hasNewlineBefore
    {
      if [.comma, .openBrace, .semicolon, .pipe, .fieldFormat].contains(kind(end)) { break }
      end = skipped(end)
    }
    return end
  }

  /// The first token of the expression that ends before a token: back to an assignment, a comma, an opener or a word.
  func expressionStart(_ place: Int, after words: Set<Token.Kind> = []) -> Int {
    var start = place
    while start > self.start {
      let before = kind(start - 1)
      if before.isCloser, let opener = opener(of: start - 1) {
        start = opener
        continue
      }
      if before.isAssignment || before.isOpener || before == .comma || before == .colon || before == .pipe
        || before == .returnWord || before == .arrow || words.contains(before)
      {
        break
      }
      start -= 1
    }
    return start
  }

  /// The first place between two where a token is a name with one of these texts.
  func find(_ names: Set<String>, from: Int, to: Int) -> Int? {
    guard from < to else { return nil }
    return (from..<to).first { kind($0) == .name && names.contains(text($0)) }
  }

  /// An error at the current token, or at a given span.
  func say(
    _ message: String, write help: String? = nil, at span: Span? = nil, code: SyntaxCode = .otherLanguage
  ) -> Diagnostic {
    Diagnostic(code, message, source, span ?? current.span, help: help.map { "write `\(shortened($0))`" })
  }

  /// As `say`, with a help in words of its own.
  func tell(_ message: String, help: String, at span: Span? = nil, code: SyntaxCode = .otherLanguage) -> Diagnostic {
    Diagnostic(code, message, source, span ?? current.span, help: help)
  }

  /// One line of at most 100 characters.
  private func shortened(_ text: String) -> String {
    let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
    return line.count <= 100 ? line : String(line.prefix(99)) + "…"
  }
}
