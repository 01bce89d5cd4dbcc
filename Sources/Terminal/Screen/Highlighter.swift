import Display
import Language

/// Colours for a text of the language while it is typed, by its tokens; half a line is coloured as far as it goes.
struct Highlighter {
  /// Whether a name is one of the verbs.
  var isVerb: (String) -> Bool

  /// One role for each scalar of the text; a bracket that nobody has closed yet is a warning, one that closes nothing an
  /// error.
  func colors(_ text: [Unicode.Scalar]) -> TextColors {
    let source = Source(name: "", text: String(String.UnicodeScalarView(text)))
    var bytes = Array(repeating: Paint.Role.plain, count: source.bytes.count)
    func color(_ span: Span, _ role: Paint.Role) {
      for index in max(0, Int(span.start))..<max(0, min(Int(span.end), bytes.count)) { bytes[index] = role }
    }
    let lexed = Lexed(reading: source)
    var pairs: [(Int, Int)] = []
    for (index, token) in lexed.tokens.enumerated() {
      if token.kind.isOpener || token.kind.isCloser {
        if let partner = lexed.partner(of: index) {
          pairs.append((token.start, lexed.tokens[partner].start))
        } else {
          color(token.span, token.kind.isOpener ? .warning : .error)
        }
      } else if lexed.isOpenText(index) {
        color(token.span, .text)
      } else if let role = role(token, at: index, in: lexed.tokens, source) {
        color(token.span, role)
      }
    }
    for comment in lexed.comments { color(comment.span, .comment) }
    var colors = TextColors()
    colors.roles.reserveCapacity(text.count)
    var places = Array(repeating: 0, count: pairs.isEmpty ? 0 : bytes.count)
    var offset = 0
    for (index, scalar) in text.enumerated() {
      colors.roles.append(offset < bytes.count ? bytes[offset] : .plain)
      if offset < places.count { places[offset] = index }
      offset += scalar.utf8.count
    }
    for (start, end) in pairs where start < places.count && end < places.count {
      colors.partners[places[start]] = places[end]
    }
    return colors
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
