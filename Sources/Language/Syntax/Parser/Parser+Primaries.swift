extension Parser {
  /// A literal, a name, a column, `_`, or something in brackets.
  mutating func primary() throws -> Expression {
    let token = current
    switch token.kind {
    case .integer, .decimal, .percent, .duration, .size, .date, .time:
      let kind = try literal.number(token)
      if token.kind == .percent, !ahead(1).hasSpaceBefore, touchesValue(ahead(1)) { throw problem(.percentAsModulo) }
      advance()
      return Expression(kind: kind, span: token.span)
    case .text, .rawText:
      let text = try literal.text(token)
      advance()
      return Expression(kind: .text(text), span: token.span)
    case .formatStart: return try format()
    case .trueWord, .falseWord: return simple(.bool(token.kind == .trueWord))
    case .noneWord: return simple(.none)
    case .name, .quotedName: return simple(.name(literal.name(token), isCommand: false))
    case .underscore:
      guard let innermost = stages.indices.last else { throw problem(.placeholder) }
      stages[innermost] = true
      return simple(.placeholder)
    case .dot:
      guard ahead(1).kind.isWord, !ahead(1).hasSpaceBefore else { throw problem(.value) }
      advance()
      let column = word()
      return Expression(kind: .column(column.text), span: span(from: token.start))
    case .openParen: return try group()
    case .openBracket: return try list()
    case .openBrace: return try record()
    default: throw problem(.value)
    }
  }

  /// Whether a token can stand only after an operator: `7%3`.
  private func touchesValue(_ token: Token) -> Bool {
    token.kind == .name || token.kind.isNumber || token.kind == .openParen
  }

  private mutating func simple(_ kind: Expression.Kind) -> Expression {
    let span = current.span
    advance()
    return Expression(kind: kind, span: span)
  }

  /// `( … )` around a statement's worth of expression: commands and pipes are allowed.
  private mutating func group() throws -> Expression {
    let opener = index
    let start = current.start
    advance()
    return try bracketed(ignoringNewlines: true) { parser in
      let value = try parser.pipeline(allowsCommand: true)
      try parser.close(.closeParen, opener: opener, expecting: "an operator")
      return Expression(kind: value.kind, span: parser.span(from: start))
    }
  }

  private mutating func list() throws -> Expression {
    let opener = index
    let start = current.start
    advance()
    let elements = try bracketed(ignoringNewlines: true) { parser in
      var elements: [Element] = []
      while parser.current.kind != .closeBracket {
        let isSpread = parser.take(.dotDot)
        let value = try parser.pipeline(allowsCommand: false)
        SlipRemarks.element(value, &parser)
        elements.append(Element(value: value, isSpread: isSpread))
        guard parser.take(.comma) else { break }
      }
      try parser.close(.closeBracket, opener: opener, expecting: "`,`")
      return elements
    }
    try deepen()
    return Expression(kind: .list(elements), span: span(from: start))
  }

  private mutating func record() throws -> Expression {
    let opener = index
    let start = current.start
    advance()
    let entries = try bracketed(ignoringNewlines: true) { parser in
      var entries: [RecordEntry] = []
      while parser.current.kind != .closeBrace {
        entries.append(try parser.recordEntry())
        guard parser.take(.comma) else { break }
      }
      try parser.close(.closeBrace, opener: opener, expecting: "`,`")
      return entries
    }
    try deepen()
    return Expression(kind: .record(entries), span: span(from: start))
  }

  private mutating func recordEntry() throws -> RecordEntry {
    if take(.dotDot) { return .spread(try pipeline(allowsCommand: false)) }
    let token = current
    let key: Name
    if token.kind.isWord {
      key = word()
    } else if token.kind == .text || token.kind == .rawText {
      key = Name(text: try literal.text(token), span: token.span)
      advance()
    } else {
      throw problem(.recordKey)
    }
    guard take(.colon) else { throw problem(.recordColon(key)) }
    return .field(key, try pipeline(allowsCommand: false))
  }

  /// `f"…{value:format}…"`.
  private mutating func format() throws -> Expression {
    let start = current.start
    advance()
    var parts: [FormatPart] = []
    while true {
      let token = current
      switch token.kind {
      case .formatText:
        parts.append(.text(try literal.formatLetters(token)))
        advance()
      case .fieldOpen: parts.append(try field())
      case .formatEnd:
        advance()
        try deepen()
        return Expression(kind: .format(parts), span: span(from: start))
      default: throw problem(.value)
      }
    }
  }

  private mutating func field() throws -> FormatPart {
    let opener = index
    advance()
    return try bracketed(ignoringNewlines: true) { parser in
      let value = try parser.pipeline(allowsCommand: false)
      var format: String?
      if parser.current.kind == .fieldFormat {
        format = parser.source.text(Span(parser.current.start + 1, parser.current.end))
        parser.advance()
      }
      try parser.close(.fieldClose, opener: opener, expecting: "an operator")
      return .value(value, format: format)
    }
  }

  /// `[i]` behind a value.
  mutating func indexInBrackets() throws -> Expression {
    let opener = index
    advance()
    return try bracketed(ignoringNewlines: true) { parser in
      let value = try parser.pipeline(allowsCommand: false)
      try parser.close(.closeBracket, opener: opener, expecting: "an operator")
      return value
    }
  }
}
