extension Parser {
  /// `head | stage | stage`; the head may be a command where one may stand.
  ///
  /// A bare name that is a whole statement or the head of a pipe is marked: where no variable has it, it is a call.
  mutating func pipeline(allowsCommand: Bool, isStatement: Bool = false) throws -> Expression {
    let outer = peak
    peak = 0
    defer { peak = max(peak, outer) }
    let start = index
    var left = try allowsCommand && isCommandAhead ? command(isStage: false) : expression()
    if index == start + 1, case .name(let name, _) = left.kind, current.kind == .pipe || (isStatement && isAtEnd) {
      left.kind = .name(name, isCommand: true)
    }
    while current.kind == .pipe {
      advance()
      left = try stage(left)
      try deepen()
      if !isOnNewLine, let infix = infix, infix.level > 0 { throw problem(.operatorAfterPipe(left)) }
    }
    return left
  }

  private var isAtEnd: Bool { isOnNewLine || isStatementEnd }

  /// One stage, always a call; the left side is its first argument unless `_` stands in it.
  private mutating func stage(_ left: Expression) throws -> Expression {
    let start = index
    stages.append(false)
    let value = try isCommandAhead ? command(isStage: true) : postfix()
    let hasPlaceholder = stages.removeLast()
    var call: Call
    switch value.kind {
    case .call(let made) where lexed.tokens[start].kind != .openParen || hasPlaceholder: call = made
    case _ where lexed.tokens[start].kind != .openParen && value.isDottedName:
      call = Call(callee: value, arguments: [], form: .command, isStage: true)
    default: throw problem(.stage(value, left))
    }
    call.isStage = true
    if !hasPlaceholder {
      call.arguments.insert(
        CallArgument(value: Expression(kind: .placeholder, span: left.span), name: nil, isSpread: false), at: 0)
    }
    SlipRemarks.stage(call, &self)
    let stage = Expression(kind: .call(call), span: value.span)
    return Expression(kind: .pipe(left, stage: stage), span: left.span.joined(value.span))
  }
}

extension Expression {
  /// A name, or a name with fields behind it: what a command or a stage may call.
  var isDottedName: Bool {
    switch kind {
    case .name: true
    case .member(let base, _): base.isDottedName
    default: false
    }
  }
}
