extension Parser {
  /// `{ … }`, on the line of its header.
  mutating func block(after header: String) throws -> Block {
    guard current.kind == .openBrace, !isOnNewLine else { throw problem(.block(header)) }
    let opener = index
    let start = current.start
    advance()
    nesting += 1
    defer { nesting -= 1 }
    if nesting > Parser.maximumDepth { throw tooDeep() }
    let outerStart = statementStart
    defer { statementStart = outerStart }
    let statements = try bracketed(ignoringNewlines: false) { parser in
      parser.blocks += 1
      defer { parser.blocks -= 1 }
      return try parser.blockStatements(opener)
    }
    try deepen()
    return Block(statements: statements, span: span(from: start))
  }

  private mutating func blockStatements(_ opener: Int) throws -> [Statement] {
    var statements: [Statement] = []
    while skipSeparators(cells: false), current.kind != .closeBrace {
      if current.kind == .cell || current.kind.isCloser { break }
      var statement = try statement()
      try endStatement(&statement)
      statements.append(statement)
    }
    try close(.closeBrace, opener: opener, expecting: "a statement")
    return statements
  }

  mutating func forEach() throws -> Statement.Kind {
    advance()
    let first = try name("the name of the element")
    let second = take(.comma) ? try nameAfterBreak("the name of the element") : nil
    guard current.kind == .inWord, !isOnNewLine else { throw problem(.sign("in", after: "the names of a `for`")) }
    advance()
    let sequence = try expression()
    let body = try loopBody(after: "what a `for` goes over")
    return .forEach(index: second == nil ? nil : first, item: second ?? first, sequence: sequence, body: body)
  }

  mutating func whileLoop() throws -> Statement.Kind {
    advance()
    let condition = try condition()
    return .whileLoop(condition: condition, body: try loopBody(after: "the condition of a `while`"))
  }

  /// What `if` and `while` ask; a function is never true or false, so `x => 1` is a slip for `x >= 1`.
  private mutating func condition() throws -> Expression {
    let condition = try expression()
    guard case .lambda(let function) = condition.kind, case .expression(let right) = function.body else {
      return condition
    }
    let left = text(Span(Int(condition.span.start), Int(right.span.start)))
    throw Diagnostic(
      .otherLanguage, "`=>` makes a function, and no condition", source, condition.span,
      help: "to compare write `\(left.prefix { $0 != "=" })>= \(text(right.span))`")
  }

  private mutating func loopBody(after header: String) throws -> Block {
    loops += 1
    defer { loops -= 1 }
    return try block(after: header)
  }

  /// `if c { } else if d { } else { }`.
  mutating func ifElse() throws -> Expression {
    let start = current.start
    advance()
    let condition = try condition()
    let then = try block(after: "the condition of an `if`")
    var otherwise: Block?
    if take(.elseWord) {
      if current.kind == .ifWord {
        let inner = try nested { parser in try parser.ifElse() }
        let statement = Statement(kind: .expression(inner, isQuiet: false), span: inner.span)
        otherwise = Block(statements: [statement], span: inner.span)
      } else {
        otherwise = try block(after: "`else`")
      }
    }
    try deepen()
    return Expression(kind: .ifElse(condition: condition, then: then, otherwise: otherwise), span: span(from: start))
  }

  /// `try a else b`, `try { … } catch problem { … }`.
  mutating func tryElse() throws -> Expression {
    let start = current.start
    advance()
    let body =
      current.kind == .openBrace ? try block(after: "`try`") : try oneExpression()
    if take(.elseWord) {
      let isBlock = current.kind == .openBrace && !beginsRecord
      let otherwise = isBlock ? try block(after: "`else`") : try oneExpression()
      try deepen()
      return Expression(kind: .tryElse(body, otherwise: otherwise), span: span(from: start))
    }
    guard take(.catchWord) else { throw problem(.elseOrCatch) }
    let problem = try name("a name for the problem")
    let handler = try block(after: "the name of the problem")
    try deepen()
    return Expression(kind: .tryCatch(body, problem: problem, handler: handler), span: span(from: start))
  }

  /// One expression or command, as a block of one statement.
  private mutating func oneExpression() throws -> Block {
    let value = try isCommandAhead ? command(isStage: false) : expression()
    try deepen()
    return Block(statements: [Statement(kind: .expression(value, isQuiet: false), span: value.span)], span: value.span)
  }

  /// Whether the `{` here opens a record where it might open a block: `name:`, `"text":`, `..` or `}` follows.
  var beginsRecord: Bool {
    let first = ahead(1)
    if first.kind == .closeBrace || first.kind == .dotDot { return true }
    let isKey = first.kind.isWord || first.kind == .text || first.kind == .rawText
    return isKey && ahead(2).kind == .colon
  }
}
