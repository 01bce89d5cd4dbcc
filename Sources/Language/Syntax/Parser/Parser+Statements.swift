extension Parser {
  /// One statement, without what ends it.
  mutating func statement() throws -> Statement {
    let start = current.start
    statementStart = index
    let kind = try statementKind()
    return Statement(kind: kind, span: span(from: start))
  }

  private mutating func statementKind() throws -> Statement.Kind {
    switch current.kind {
    case .fnWord: return .function(try function())
    case .forWord: return try forEach()
    case .whileWord: return try whileLoop()
    case .returnWord: return try returnValue()
    case .breakWord, .continueWord: return try jump()
    case .name:
      if isAssignmentAhead { return try bind() }
      if let kind = try contextual() { return kind }
      return try expressionStatement()
    case .quotedName where isAssignmentAhead: return try bind()
    default: return try expressionStatement()
    }
  }

  private mutating func expressionStatement() throws -> Statement.Kind {
    .expression(try pipeline(allowsCommand: true, isStatement: true), isQuiet: false)
  }

  private mutating func returnValue() throws -> Statement.Kind {
    guard functions > 0 else {
      throw Diagnostic(.misplaced, "`return` stands inside a function", source, current.span)
    }
    advance()
    if isOnNewLine || isStatementEnd { return .returnValue(nil) }
    return .returnValue(try pipeline(allowsCommand: true))
  }

  var isStatementEnd: Bool {
    switch current.kind {
    case .semicolon, .end, .cell, .closeBrace, .closeParen, .closeBracket: true
    default: false
    }
  }

  private mutating func jump() throws -> Statement.Kind {
    let isBreak = current.kind == .breakWord
    guard loops > 0 else {
      throw Diagnostic(
        .misplaced, "`\(isBreak ? "break" : "continue")` stands inside a `for` or a `while`", source, current.span)
    }
    advance()
    return isBreak ? .breakLoop : .continueLoop
  }

  /// A statement that begins with a word that is a keyword only here, none where the word is a plain name.
  private mutating func contextual() throws -> Statement.Kind? {
    let next = ahead(1)
    guard next.hasSpaceBefore, !next.hasNewlineBefore || ignoresNewlines else { return nil }
    let isName = next.kind == .name || next.kind == .quotedName
    switch source.text(current.span) {
    case "test" where next.kind.isText: return try test()
    case "use" where next.kind.isText: return try use()
    case "param" where isName: return try param()
    case "expect" where next.kind == .minus || beginsArgument(1): return try expect()
    case "fail" where next.kind == .minus || beginsArgument(1):
      return .expression(try command(isStage: false), isQuiet: false)
    case "pipeline" where isName, "step" where isName, "gate" where isName, "on" where isName:
      guard let brace = headerBrace() else { return nil }
      throw Diagnostic(
        .laterVersion, "`\(source.text(current.span))` belongs to pipelines, which this version does not have", source,
        Span(current.start, brace.start), help: "write the steps as statements of a script, and run the script")
    default: return nil
    }
  }

  /// The `{` that opens a block later on this line.
  private func headerBrace() -> Token? {
    var place = index + 1
    while place < lexed.tokens.count, !lexed.tokens[place].hasNewlineBefore {
      let token = lexed.tokens[place]
      if token.kind == .openBrace { return token }
      if token.kind == .semicolon { return nil }
      place = max(place, Int(lexed.partners[place])) + 1
    }
    return nil
  }

  private mutating func test() throws -> Statement.Kind {
    guard blocks == 0 else {
      throw Diagnostic(.misplaced, "a `test` stands outside every block", source, current.span)
    }
    advance()
    let name = try primary()
    return .test(name: name, body: try block(after: "the name of a test"))
  }

  private mutating func use() throws -> Statement.Kind {
    advance()
    let path = current
    guard path.kind != .formatStart else {
      throw Diagnostic(.misplaced, "the path of a `use` is a plain text", source, path.span)
    }
    advance()
    let text = try literal.text(path)
    guard take(.colon) else { return .use(path: text, pathSpan: path.span, names: nil) }
    var names = [try nameAfterBreak("a name of the module")]
    while take(.comma) { names.append(try nameAfterBreak("a name of the module")) }
    return .use(path: text, pathSpan: path.span, names: names)
  }

  /// A name that may stand on the next line, because a comma or colon stands before it.
  mutating func nameAfterBreak(_ what: String) throws -> Name {
    try bracketed(ignoringNewlines: true) { parser in try parser.name(what) }
  }

  private mutating func param() throws -> Statement.Kind {
    guard blocks == 0, functions == 0 else {
      throw Diagnostic(.misplaced, "a `param` stands at the top of a script, outside every block", source, current.span)
    }
    advance()
    let name = try name("the name of a parameter")
    if isOnNewLine || isStatementEnd {
      throw Diagnostic(
        .signExpected, "the parameter `\(name.text)` needs a type or a default", source, name.span,
        help: "write `param \(name.text): number`, or `param \(name.text) = 10`")
    }
    let type = take(.colon) ? try nameAfterBreak("a type: file, text, number, flag, date or duration") : nil
    let value = take(.assign) ? try pipeline(allowsCommand: true) : nil
    return .param(name: name, type: type, defaultValue: value)
  }

  private mutating func expect() throws -> Statement.Kind {
    advance()
    let condition = try expression()
    let why = take(.comma) ? try expression() : nil
    return .expect(condition: condition, why: why)
  }
}
