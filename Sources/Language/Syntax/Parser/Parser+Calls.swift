extension Parser {
  /// Whether a command stands here: a name or dotted name, white space, then what can begin a value.
  var isCommandAhead: Bool {
    guard current.kind == .name || current.kind == .quotedName else { return false }
    var offset = 1
    while ahead(offset).kind == .dot, !ahead(offset).hasSpaceBefore, ahead(offset + 1).kind.isWord,
      !ahead(offset + 1).hasSpaceBefore
    {
      offset += 2
    }
    return beginsArgument(offset)
  }

  /// Whether the token so many places ahead stands after white space and begins a command's first argument.
  func beginsArgument(_ offset: Int) -> Bool {
    let token = ahead(offset)
    guard token.hasSpaceBefore, !token.hasNewlineBefore || ignoresNewlines else { return false }
    let next = ahead(offset + 1)
    if token.kind.isWord, next.kind == .colon { return true }
    switch token.kind {
    case .name, .quotedName, .underscore, .trueWord, .falseWord, .noneWord, .ifWord, .tryWord, .openParen,
      .openBracket, .openBrace, .integer, .decimal, .percent, .duration, .size, .date, .time, .text, .rawText,
      .formatStart:
      return true
    case .notWord: return next.kind != .inWord
    case .dot: return next.kind.isWord && !next.hasSpaceBefore
    case .invalid: return lexed.problems[index + offset]?.code != SyntaxCode.strangeCharacter.rawValue
    default: return false
    }
  }

  /// `sort orders, .total, descending: true`.
  mutating func command(isStage: Bool) throws -> Expression {
    let outer = peak
    peak = 0
    defer { peak = max(peak, outer) }
    let start = current
    var callee = try primary()
    while current.kind == .dot, !current.hasSpaceBefore {
      advance()
      let field = word()
      try deepen()
      callee = Expression(kind: .member(callee, field), span: span(from: start.start))
    }
    let first = index
    var list = ArgumentList()
    repeat { try argument(into: &list) } while take(.comma)
    try deepen()
    let call = Call(callee: callee, arguments: list.arguments, form: .command, isStage: isStage)
    SlipRemarks.command(call, firstArgument: first, &self)
    return Expression(kind: .call(call), span: span(from: start.start))
  }

  /// `(a, name: b, ..rest)`.
  mutating func callArguments() throws -> [CallArgument] {
    let opener = index
    advance()
    return try bracketed(ignoringNewlines: true) { parser in
      var list = ArgumentList()
      while parser.current.kind != .closeParen {
        try parser.argument(into: &list, allowsPipe: true)
        guard parser.take(.comma) else { break }
      }
      try parser.close(.closeParen, opener: opener, expecting: "`,`")
      return list.arguments
    }
  }

  /// One argument; by position first, then by name.
  private mutating func argument(into list: inout ArgumentList, allowsPipe: Bool = false) throws {
    let isSpread = take(.dotDot)
    var name: Name?
    if !isSpread, current.kind.isWord, ahead(1).kind == .colon {
      let label = word()
      advance()
      if !list.names.insert(label.text).inserted {
        throw Diagnostic(.duplicateName, "`\(label.text):` is given twice", source, label.span)
      }
      name = label
      list.lastNamed = label
    }
    let value = try allowsPipe ? pipeline(allowsCommand: false) : expression()
    SlipRemarks.element(value, &self)
    if name == nil, !isSpread, let named = list.lastNamed {
      throw Diagnostic(
        .argumentOrder, "an argument by position stands after the argument `\(named.text):`", source, value.span,
        help: "write it before `\(named.text):`, or give it its name")
    }
    list.arguments.append(CallArgument(value: value, name: name, isSpread: isSpread))
  }
}

/// The arguments of a call while they are read.
private struct ArgumentList {
  var arguments: [CallArgument] = []
  var names: Set<String> = []
  var lastNamed: Name?
}
