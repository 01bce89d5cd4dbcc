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
    let highlight = Highlight(source, isVerb: isVerb)
    for piece in highlight.pieces {
      let role = Highlighter.role(piece.role)
      let start = max(0, Int(piece.span.start))
      for index in start..<max(start, min(Int(piece.span.end), bytes.count)) { bytes[index] = role }
    }
    var colors = TextColors()
    colors.roles.reserveCapacity(text.count)
    var places = Array(repeating: 0, count: highlight.pairs.isEmpty ? 0 : bytes.count)
    var offset = 0
    for (index, scalar) in text.enumerated() {
      colors.roles.append(offset < bytes.count ? bytes[offset] : .plain)
      if offset < places.count { places[offset] = index }
      offset += scalar.utf8.count
    }
    for (start, end) in highlight.pairs where start < places.count && end < places.count {
      colors.partners[places[start]] = places[end]
    }
    return colors
  }

  private static func role(_ role: Highlight.Role) -> Paint.Role {
    switch role {
    case .number: .number
    case .text: .text
    case .truth: .truth
    case .keyword: .keyword
    case .column: .column
    case .callable: .callable
    case .comment: .comment
    case .open: .warning
    case .error: .error
    }
  }
}
