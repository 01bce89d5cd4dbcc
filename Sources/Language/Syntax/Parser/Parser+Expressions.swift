extension Parser {
  /// An expression whose operators bind at least as tightly as `floor`; pipes are not read here.
  mutating func expression(_ floor: Int = 0) throws -> Expression {
    nesting += 1
    let outer = peak
    peak = 0
    defer {
      nesting -= 1
      peak = max(peak, outer)
    }
    if nesting > Parser.maximumDepth { throw tooDeep() }
    var left = try operand(floor)
    while let infix = infix, infix.level >= floor {
      let sign = Span(current.start, ahead(infix.tokens - 1).end)
      SlipRemarks.infix(infix, left, &self)
      index += infix.tokens
      let right = try expression(infix.isRightToLeft ? infix.level : infix.level + 1)
      try deepen()
      left = Expression(kind: infix.kind(left, right, sign), span: left.span.joined(right.span))
      if !infix.chains, let next = self.infix, next.level == infix.level { throw problem(.chain(left, sign)) }
    }
    return left
  }

  /// The operator at the current token, where one may stand.
  var infix: Infix? {
    isOnNewLine ? nil : Infix(current.kind, next: ahead(1).kind)
  }

  /// What an operator stands before: `not x`, `-x`, or a value with what follows it.
  private mutating func operand(_ floor: Int) throws -> Expression {
    let start = current
    switch start.kind {
    case .notWord:
      if floor > Infix.notLevel { throw problem(.looseNot) }
      advance()
      let value = try expression(Infix.notLevel)
      try deepen()
      return Expression(kind: .unary(.not, value), span: span(from: start.start))
    case .minus:
      advance()
      if let smallest = smallestInteger(start) { return smallest }
      let value = try expression(Infix.minus)
      try deepen()
      return Expression(kind: .unary(.minus, value), span: span(from: start.start))
    default: return try postfix()
    }
  }

  /// `-9223372036854775808`, whose digits alone are too large.
  private mutating func smallestInteger(_ minus: Token) -> Expression? {
    guard current.kind == .integer, !current.hasSpaceBefore, ahead(1).kind != .starStar,
      source.text(current.span).filter({ $0 != "_" }) == "9223372036854775808"
    else { return nil }
    advance()
    return Expression(kind: .int(Int.min), span: span(from: minus.start))
  }

  /// A value with the calls, fields and indices that touch it.
  mutating func postfix() throws -> Expression {
    let start = current
    if start.kind == .ifWord { return try ifElse() }
    if start.kind == .tryWord { return try nested { parser in try parser.tryElse() } }
    if isLambdaAhead, start.kind == .name || start.kind == .quotedName || start.kind == .openParen {
      return try lambda()
    }
    var value = try primary()
    while !current.hasSpaceBefore {
      switch current.kind {
      case .openParen:
        if isCallable(value) == false { throw problem(.endOfStatement) }
        let arguments = try callArguments()
        let call = Call(callee: value, arguments: arguments, form: .parentheses, isStage: false)
        value = Expression(kind: .call(call), span: span(from: start.start))
      case .openBracket:
        let index = try indexInBrackets()
        value = Expression(kind: .index(value, index), span: span(from: start.start))
      case .dot:
        guard ahead(1).kind.isWord, !ahead(1).hasSpaceBefore else { throw problem(.field) }
        advance()
        let field = word()
        value = Expression(kind: .member(value, field), span: span(from: start.start))
      default: return value
      }
      try deepen()
    }
    return value
  }

  /// Numbers, texts and columns are never called.
  private func isCallable(_ value: Expression) -> Bool {
    switch value.kind {
    case .none, .bool, .int, .double, .text, .date, .time, .duration, .format, .column, .list, .record: false
    default: true
    }
  }

  /// Reads one level deeper.
  mutating func nested(
    _ read: (inout Parser) throws -> Expression
  ) throws -> Expression {
    nesting += 1
    defer { nesting -= 1 }
    if nesting > Parser.maximumDepth { throw tooDeep() }
    return try read(&self)
  }
}
