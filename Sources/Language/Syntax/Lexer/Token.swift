/// One word, number, text or sign of a source, with what stood before it.
public struct Token: Sendable, Hashable {
  public var kind: Kind
  /// White space, a newline or a comment stands directly before.
  public var hasSpaceBefore: Bool
  /// A newline stands between the token before and this one.
  public var hasNewlineBefore: Bool
  public var span: Span

  public var start: Int { Int(span.start) }
  public var end: Int { Int(span.end) }

  public enum Kind: UInt8, Sendable {
    case name, quotedName, underscore
    // The reserved words.
    case fnWord, ifWord, elseWord, forWord, whileWord, inWord, andWord, orWord, notWord, modWord
    case trueWord, falseWord, noneWord, returnWord, breakWord, continueWord, tryWord, catchWord
    case integer, decimal, percent, duration, size, date, time
    case text, rawText
    /// `f"`, the letters between, `{`, the part after a field's colon, `}`, and the closing quote.
    case formatStart, formatText, fieldOpen, fieldFormat, fieldClose, formatEnd
    case openParen, closeParen, openBracket, closeBracket, openBrace, closeBrace
    case dot, dotDot, comma, colon, semicolon, arrow
    case assign, plusAssign, minusAssign, timesAssign, divideAssign
    case plus, minus, star, slash, slashSlash, starStar
    case equal, notEqual, less, lessEqual, greater, greaterEqual
    case pipe, questionQuestion
    /// A sign of another language, such as `&&` or `%>%`.
    case foreign
    /// What cannot be read; the lexer holds its diagnostic.
    case invalid
    /// A `# %%` line: it ends every statement.
    case cell
    case end
  }
}

extension Token.Kind {
  /// A reserved word or a plain name: what may stand after `.` and before `:`.
  public var isWord: Bool { self == .name || self == .quotedName || isReserved }

  public var isReserved: Bool { (Self.fnWord.rawValue...Self.catchWord.rawValue).contains(rawValue) }

  public var isNumber: Bool { (Self.integer.rawValue...Self.time.rawValue).contains(rawValue) }

  public var isText: Bool { self == .text || self == .rawText || self == .formatStart }

  public var isOpener: Bool {
    self == .openParen || self == .openBracket || self == .openBrace || self == .fieldOpen
  }

  public var isCloser: Bool {
    self == .closeParen || self == .closeBracket || self == .closeBrace || self == .fieldClose
  }

  var isAssignment: Bool { (Self.assign.rawValue...Self.divideAssign.rawValue).contains(rawValue) }

  /// The kind of a reserved word, none for any other name.
  static func reserved(_ word: String) -> Token.Kind? {
    switch word {
    case "fn": .fnWord
    case "if": .ifWord
    case "else": .elseWord
    case "for": .forWord
    case "while": .whileWord
    case "in": .inWord
    case "and": .andWord
    case "or": .orWord
    case "not": .notWord
    case "mod": .modWord
    case "true": .trueWord
    case "false": .falseWord
    case "none": .noneWord
    case "return": .returnWord
    case "break": .breakWord
    case "continue": .continueWord
    case "try": .tryWord
    case "catch": .catchWord
    default: nil
    }
  }
}
