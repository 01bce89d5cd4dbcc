/// Operators and brackets.
extension Lexer {
  mutating func sign() {
    if let (kind, length) = plainSign() {
      if kind == .less, byte(1) == UInt8(ascii: "-"), hasSpace, byte(2) == UInt8(ascii: " ") {
        return add(.foreign, from: at, to: at + 2)
      }
      if kind.isOpener { return addOpener(kind) }
      if kind.isCloser { return addCloser(kind) }
      if kind == .colon, open.last?.kind == .fieldOpen { return fieldFormat() }
      return add(kind, from: at, to: at + length)
    }
    for (sign, _) in Foreign.operators where bytes[at...].starts(with: sign.utf8) {
      return add(.foreign, from: at, to: at + sign.utf8.count)
    }
    let name =
      bytes[at] < 0x20 || bytes[at] == 0x7F ? "the byte \(bytes[at])" : "`\(Character(Unicode.Scalar(bytes[at])))`"
    addInvalid(.strangeCharacter, "\(name) has no meaning here", from: at, to: at + 1)
  }

  /// The kind and length of the language's own sign that begins here.
  private func plainSign() -> (Token.Kind, Int)? {
    let next = byte(1)
    let isDoubled = next == bytes[at]
    let isWithEqual = next == UInt8(ascii: "=")
    switch bytes[at] {
    case UInt8(ascii: "("): return (.openParen, 1)
    case UInt8(ascii: ")"): return (.closeParen, 1)
    case UInt8(ascii: "["): return (.openBracket, 1)
    case UInt8(ascii: "]"): return (.closeBracket, 1)
    case UInt8(ascii: "{"): return (.openBrace, 1)
    case UInt8(ascii: "}"): return (.closeBrace, 1)
    case UInt8(ascii: ","): return (.comma, 1)
    case UInt8(ascii: ";"): return (.semicolon, 1)
    case UInt8(ascii: ":"): return (.colon, 1)
    case UInt8(ascii: "."): return isDoubled ? (.dotDot, 2) : (.dot, 1)
    case UInt8(ascii: "+"): return isWithEqual ? (.plusAssign, 2) : (.plus, 1)
    case UInt8(ascii: "-"):
      if next == UInt8(ascii: ">") { return nil }
      return isWithEqual ? (.minusAssign, 2) : (.minus, 1)
    case UInt8(ascii: "*"):
      if isDoubled { return (.starStar, 2) }
      return isWithEqual ? (.timesAssign, 2) : (.star, 1)
    case UInt8(ascii: "/"):
      if isDoubled { return (.slashSlash, 2) }
      return isWithEqual ? (.divideAssign, 2) : (.slash, 1)
    case UInt8(ascii: "="):
      if next == UInt8(ascii: ">") { return (.arrow, 2) }
      if isDoubled, byte(2) == UInt8(ascii: "=") { return nil }
      return isDoubled ? (.equal, 2) : (.assign, 1)
    case UInt8(ascii: "!"): return isWithEqual && byte(2) != UInt8(ascii: "=") ? (.notEqual, 2) : nil
    case UInt8(ascii: "<"):
      if next == UInt8(ascii: ">") { return nil }
      return isWithEqual ? (.lessEqual, 2) : (.less, 1)
    case UInt8(ascii: ">"): return isWithEqual ? (.greaterEqual, 2) : (.greater, 1)
    case UInt8(ascii: "?"): return isDoubled ? (.questionQuestion, 2) : nil
    case UInt8(ascii: "|"): return isDoubled || next == UInt8(ascii: ">") ? nil : (.pipe, 1)
    default: return nil
    }
  }

  private mutating func addOpener(_ kind: Token.Kind) {
    open.append(Opening(token: result.tokens.count, kind: kind))
    add(kind, from: at, to: at + 1)
  }

  /// Ties a closing bracket to its partner; one that fits nothing stays alone, and the parser tells.
  private mutating func addCloser(_ kind: Token.Kind) {
    if kind == .closeBrace, let field = open.last, field.kind == .fieldOpen { return closeField(field) }
    add(kind, from: at, to: at + 1)
    if let opening = open.last, Lexer.closer(of: opening.kind) == kind {
      open.removeLast()
      tie(opening.token)
    }
  }

  /// Makes an opener and the token added last partners.
  mutating func tie(_ opener: Int) {
    let closer = result.tokens.count - 1
    result.partners[opener] = Int32(clamping: closer)
    result.partners[closer] = Int32(clamping: opener)
  }

  static func closer(of kind: Token.Kind) -> Token.Kind {
    switch kind {
    case .openParen: .closeParen
    case .openBracket: .closeBracket
    case .openBrace: .closeBrace
    default: .fieldClose
    }
  }
}
