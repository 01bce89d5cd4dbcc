import Display
import Language

/// Colours for a text of the language while it is typed, by its tokens; half a line is coloured as far as it goes.
struct Highlighter {
  /// Whether a name is one of the verbs.
  var isVerb: (String) -> Bool

  /// One role for each scalar of the text.
  func roles(_ text: [Unicode.Scalar]) -> [Paint.Role] {
    let source = Source(name: "", text: String(String.UnicodeScalarView(text)))
    var bytes = Array(repeating: Paint.Role.plain, count: source.bytes.count)
    func color(_ span: Span, _ role: Paint.Role) {
      for index in max(0, Int(span.start))..<max(0, min(Int(span.end), bytes.count)) { bytes[index] = role }
    }
    let lexed = Lexed(reading: source)
    for (index, token) in lexed.tokens.enumerated() {
      if lexed.isOpenText(index) {
        color(token.span, .text)
      } else if let role = role(token, at: index, in: lexed.tokens, source) {
        color(token.span, role)
      }
    }
    for comment in lexed.comments { color(comment.span, .comment) }
    var roles: [Paint.Role] = []
    roles.reserveCapacity(text.count)
    var offset = 0
    for scalar in text {
      roles.append(offset < bytes.count ? bytes[offset] : .plain)
      offset += scalar.utf8.count
    }
    return roles
  }

  private func role(_ token: Token, at index: Int, in tokens: [Token], _ source: Source) -> Paint.Role? {
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

  private func isColumn(_ tokens: [Token], dot: Int) -> Bool {
    guard dot > 0, !tokens[dot].hasSpaceBefore else { return true }
    let kind = tokens[dot - 1].kind
    return !(kind.isWord || kind.isCloser || kind == .underscore)
  }

  private func isKey(_ index: Int, _ tokens: [Token]) -> Bool {
    index + 1 < tokens.count && tokens[index + 1].kind == .colon
  }
}
