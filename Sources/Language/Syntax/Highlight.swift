/// What each piece of a text of the language is, for whoever colours it: a terminal, a page. Half a line is told apart
/// as far as it goes.
public struct Highlight: Sendable {
  /// What a piece is; what has no role is plain.
  public enum Role: String, Sendable, CaseIterable {
    case number, text, truth, keyword, column, callable, comment, error
    /// A bracket that nobody has closed yet.
    case open
  }

  public struct Piece: Sendable, Hashable {
    public var span: Span
    public var role: Role
  }

  /// In the order of the text; none overlaps another.
  public private(set) var pieces: [Piece] = []
  /// Where brackets stand that belong together: the offsets of both, from each of them.
  public private(set) var pairs: [(from: Int, to: Int)] = []

  /// - Parameter isVerb: whether a name is one of the verbs.
  public init(_ source: Source, isVerb: (String) -> Bool) {
    let lexed = Lexed(reading: source)
    for (index, token) in lexed.tokens.enumerated() {
      if token.kind.isOpener || token.kind.isCloser {
        if let partner = lexed.partner(of: index) {
          pairs.append((token.start, lexed.tokens[partner].start))
        } else {
          pieces.append(Piece(span: token.span, role: token.kind.isOpener ? .open : .error))
        }
      } else if lexed.isOpenText(index) {
        pieces.append(Piece(span: token.span, role: .text))
      } else if let role = Highlight.role(token, at: index, in: lexed.tokens, source, isVerb) {
        pieces.append(Piece(span: token.span, role: role))
      }
    }
    pieces += lexed.comments.map { Piece(span: $0.span, role: .comment) }
    pieces.sort { $0.span.start < $1.span.start }
  }

  private static func role(
    _ token: Token, at index: Int, in tokens: [Token], _ source: Source, _ isVerb: (String) -> Bool
  ) -> Role? {
    let before = index > 0 ? tokens[index - 1] : nil
    if token.kind.isNumber { return .number }
    if token.kind.isText || token.kind == .formatText || token.kind == .formatEnd { return .text }
    // A dot that does not follow a value directly begins a column.
    if before?.kind == .dot, token.kind.isWord { return isColumn(tokens, dot: index - 1) ? .column : nil }
    if token.kind == .dot { return isColumn(tokens, dot: index) ? .column : nil }
    switch token.kind {
    case .trueWord, .falseWord, .noneWord: return .truth
    case .invalid, .foreign: return .error
    case .name: return isVerb(source.text(token.span)) && !isKey(index, tokens) ? .callable : nil
    default: return token.kind.isReserved ? .keyword : nil
    }
  }

  private static func isColumn(_ tokens: [Token], dot: Int) -> Bool {
    guard dot > 0, !tokens[dot].hasSpaceBefore else { return true }
    let kind = tokens[dot - 1].kind
    return !(kind.isWord || kind.isCloser || kind == .underscore)
  }

  private static func isKey(_ index: Int, _ tokens: [Token]) -> Bool {
    index + 1 < tokens.count && tokens[index + 1].kind == .colon
  }
}
