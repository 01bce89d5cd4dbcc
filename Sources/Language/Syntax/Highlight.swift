/// A stretch of a source and what it is, for colouring while it is typed.
public struct Highlight: Sendable, Hashable {
  public enum Role: String, Sendable {
    case keyword, constant, name
    /// The name of what is called.
    case call
    /// The name before an argument's or a field's colon.
    case label
    case column, number, text
    /// An operator, `|` and `=` too.
    case sign
    case punctuation, comment, help, cell
    /// What cannot be read.
    case invalid
  }

  public var role: Role
  public var span: Span

  /// Every token and comment of a source in order; it never fails, whatever the text holds.
  public static func all(_ source: Source) -> [Highlight] {
    let lexed = Lexer.lex(source)
    var result: [Highlight] = []
    result.reserveCapacity(lexed.tokens.count + lexed.comments.count)
    var comments = lexed.comments[...]
    for index in lexed.tokens.indices {
      let token = lexed.tokens[index]
      while let comment = comments.first, comment.span.start <= token.span.start {
        result.append(Highlight(role: role(comment.kind), span: comment.span))
        comments.removeFirst()
      }
      if token.kind == .cell || token.kind == .end { continue }
      result.append(Highlight(role: role(index, lexed), span: token.span))
    }
    return result
  }

  private static func role(_ kind: Comment.Kind) -> Role {
    switch kind {
    case .help: .help
    case .cell: .cell
    default: .comment
    }
  }

  private static func role(_ index: Int, _ lexed: Lexed) -> Role {
    let token = lexed.tokens[index]
    let before = index > 0 ? lexed.tokens[index - 1] : nil
    let isAfterDot = before?.kind == .dot && !token.hasSpaceBefore
    if token.kind.isWord { return isAfterDot ? afterDot(index, lexed) : word(index, lexed) }
    switch token.kind {
    case .integer, .decimal, .percent, .duration, .size, .date, .time: return .number
    case .text, .rawText, .formatStart, .formatText, .formatEnd, .fieldFormat: return .text
    case .dot: return isColumnDot(index, lexed) ? .column : .punctuation
    case .openParen, .closeParen, .openBracket, .closeBracket, .openBrace, .closeBrace, .fieldOpen, .fieldClose, .comma,
      .colon, .semicolon:
      return .punctuation
    case .invalid: return lexed.problems[index]?.code == SyntaxCode.unclosedText.rawValue ? .text : .invalid
    case .foreign: return .invalid
    default: return .sign
    }
  }

  /// A dot after white space or an opening bracket begins a column, one behind a value a field.
  private static func isColumnDot(_ index: Int, _ lexed: Lexed) -> Bool {
    guard index > 0, !lexed.tokens[index].hasSpaceBefore else { return true }
    let before = lexed.tokens[index - 1].kind
    return
      !(before.isWord || before.isCloser || before.isNumber || before == .text || before == .formatEnd
      || before == .underscore)
  }

  private static func afterDot(_ index: Int, _ lexed: Lexed) -> Role {
    if isColumnDot(index - 1, lexed) { return .column }
    return isCalled(index, lexed) ? .call : .name
  }

  private static func word(_ index: Int, _ lexed: Lexed) -> Role {
    let token = lexed.tokens[index]
    if following(index, lexed)?.kind == .colon { return .label }
    switch token.kind {
    case .trueWord, .falseWord, .noneWord: return .constant
    case .name, .quotedName: return isCalled(index, lexed) ? .call : .name
    default: return .keyword
    }
  }

  /// Parentheses touch the name, or it begins a statement or a stage and a value follows.
  private static func isCalled(_ index: Int, _ lexed: Lexed) -> Bool {
    guard let next = following(index, lexed) else { return false }
    if next.kind == .openParen, !next.hasSpaceBefore { return true }
    let before = index > 0 ? lexed.tokens[index - 1].kind : .semicolon
    if before == .pipe { return true }
    let begins =
      lexed.tokens[index].hasNewlineBefore || before == .assign || before == .semicolon || before == .openParen
      || before == .arrow || before == .openBrace
    guard begins, next.hasSpaceBefore, !next.hasNewlineBefore else { return false }
    switch next.kind {
    case .name, .quotedName, .text, .rawText, .formatStart, .dot, .openParen, .openBracket, .integer, .decimal,
      .percent, .duration, .size, .date, .time, .underscore, .trueWord, .falseWord, .noneWord:
      return true
    default: return false
    }
  }

  private static func following(_ index: Int, _ lexed: Lexed) -> Token? {
    index + 1 < lexed.tokens.count ? lexed.tokens[index + 1] : nil
  }
}
