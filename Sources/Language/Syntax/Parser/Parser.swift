/// Reads tokens into a tree: recursive descent for statements, precedence climbing for operators.
///
/// Nothing is read twice: what a statement is, is decided by looking ahead over tokens, with brackets skipped by their
/// partners; so the time is linear in the text. Nesting and the height of the tree are capped.
public struct Parser {
  let source: Source
  let lexed: Lexed
  let literal: Literal
  var index = 0

  /// Inside `( )`, `[ ]` and a record's `{ }` a newline means nothing.
  var ignoresNewlines = false
  /// How many expressions and blocks are being read inside each other.
  var nesting = 0
  /// The height of the tallest tree made since the innermost expression began.
  var peak = 0
  /// For each pipe stage being read: whether it has a `_` of its own.
  var stages: [Bool] = []
  var loops = 0
  var functions = 0
  var blocks = 0
  /// The first token of the innermost statement, for what errors suggest.
  var statementStart = 0

  /// Warnings and notes about what can be read.
  var remarks: [Diagnostic] = []
  /// The error came because the text ended too early: another line may mend it.
  var wantsMore = false

  static let maximumDepth = 256

  init(_ source: Source) {
    self.source = source
    lexed = Lexer.lex(source)
    literal = Literal(source: source)
  }

  var current: Token { lexed.tokens[index] }
  var previous: Token { lexed.tokens[max(0, index - 1)] }

  /// The token so many places ahead, the last one past the end.
  func ahead(_ count: Int) -> Token { lexed.tokens[min(max(0, index + count), lexed.tokens.count - 1)] }

  mutating func advance() {
    if index < lexed.tokens.count - 1 { index += 1 }
  }

  @discardableResult
  mutating func take(_ kind: Token.Kind) -> Bool {
    guard current.kind == kind else { return false }
    advance()
    return true
  }

  /// From the start of a token to the end of the last one taken.
  func span(from start: Int) -> Span {
    Span(start, max(start, previous.end))
  }

  /// A newline that ends a statement stands before the current token.
  var isOnNewLine: Bool { current.hasNewlineBefore && !ignoresNewlines }

  /// Makes the tree one level taller.
  mutating func deepen() throws {
    peak += 1
    if peak > Parser.maximumDepth { throw tooDeep() }
  }

  func tooDeep() -> Diagnostic {
    Diagnostic(
      .tooDeep, "more than \(Parser.maximumDepth) levels inside each other", source, current.span,
      help: "give the inner parts names")
  }

  /// Runs a reading one level deeper, with or without meaning in newlines.
  mutating func bracketed<Result>(
    ignoringNewlines: Bool, _ read: (inout Parser) throws -> Result
  ) throws -> Result {
    let outer = ignoresNewlines
    ignoresNewlines = ignoringNewlines
    let result = try read(&self)
    ignoresNewlines = outer
    return result
  }

  /// Takes the bracket that closes the one at `opener`.
  mutating func close(_ kind: Token.Kind, opener: Int, expecting: String) throws {
    if take(kind) { return }
    throw problem(.closer(kind, opener: opener, or: expecting))
  }

  /// Takes a name or a back-ticked name.
  mutating func name(_ what: String) throws -> Name {
    let token = current
    guard token.kind == .name || token.kind == .quotedName, !isOnNewLine else { throw problem(.name(what)) }
    advance()
    return Name(text: literal.name(token), span: token.span)
  }

  /// Takes any word: after `.` and before `:` reserved words are names too.
  mutating func word() -> Name {
    let token = current
    advance()
    return Name(text: literal.name(token), span: token.span)
  }
}
