extension Parser {
  /// `fn name(…) => statement` and `fn name(…) { … }`.
  mutating func function() throws -> Function {
    let start = current.start
    let help = helpAbove(start)
    advance()
    let name = try name("the name of the function")
    guard current.kind == .openParen, !current.hasSpaceBefore else { throw problem(.parameters(name)) }
    let parameters = try parameters()
    let body = try functionBody { parser in
      guard parser.take(.arrow) else { return .block(try parser.block(after: "the parameters of a function")) }
      if parser.current.kind == .openBrace, !parser.beginsRecord { return .block(try parser.block(after: "`=>`")) }
      let statement = try parser.statement()
      guard case .expression(let value, _) = statement.kind else { return .statement(statement) }
      return .expression(value)
    }
    return Function(name: name, parameters: parameters, body: body, help: help, span: span(from: start))
  }

  /// `x => …`, `(a, b) => …`, `() => …`: one expression, a block or a record.
  mutating func lambda() throws -> Expression {
    let start = current.start
    let parameters: [FunctionParameter]
    if current.kind == .openParen {
      parameters = try self.parameters()
    } else {
      parameters = [FunctionParameter(name: word(), defaultValue: nil)]
    }
    let body = try functionBody { parser in
      parser.take(.arrow)
      if parser.current.kind == .openBrace, !parser.beginsRecord { return .block(try parser.block(after: "`=>`")) }
      return .expression(try parser.expression())
    }
    try deepen()
    let function = Function(name: nil, parameters: parameters, body: body, help: nil, span: span(from: start))
    return Expression(kind: .lambda(function), span: function.span)
  }

  /// Reads a body, in which `return` may stand and loops outside count for nothing.
  private mutating func functionBody(
    _ read: (inout Parser) throws -> Function.Body
  ) throws -> Function.Body {
    let outerLoops = loops
    loops = 0
    functions += 1
    nesting += 1
    defer {
      loops = outerLoops
      functions -= 1
      nesting -= 1
    }
    if nesting > Parser.maximumDepth { throw tooDeep() }
    return try read(&self)
  }

  /// `(a, b = 1)`.
  private mutating func parameters() throws -> [FunctionParameter] {
    let opener = index
    advance()
    return try bracketed(ignoringNewlines: true) { parser in
      var parameters: [FunctionParameter] = []
      var names: Set<String> = []
      while parser.current.kind != .closeParen {
        let name = try parser.name("a parameter")
        if !names.insert(name.text).inserted {
          throw Diagnostic(.duplicateName, "two parameters are called `\(name.text)`", parser.source, name.span)
        }
        let value = parser.take(.assign) ? try parser.expression() : nil
        parameters.append(FunctionParameter(name: name, defaultValue: value))
        guard parser.take(.comma) else { break }
      }
      try parser.close(.closeParen, opener: opener, expecting: "`,`")
      return parameters
    }
  }

  /// Whether a lambda begins here: a name or parameters in parentheses, then `=>`.
  var isLambdaAhead: Bool {
    if current.kind != .openParen { return ahead(1).kind == .arrow && !(ahead(1).hasNewlineBefore && !ignoresNewlines) }
    let partner = Int(lexed.partners[index])
    return partner > 0 && lexed.tokens[partner + 1].kind == .arrow
  }

  /// The `##` lines directly above a place, without their marks.
  private func helpAbove(_ start: Int) -> String? {
    var low = 0
    var high = lexed.comments.count
    while low < high {
      let middle = (low + high) / 2
      if lexed.comments[middle].span.start < start { low = middle + 1 } else { high = middle }
    }
    var line = source.lineNumber(start)
    var lines: [String] = []
    while low > 0, lexed.comments[low - 1].kind == .help {
      let comment = lexed.comments[low - 1]
      guard source.lineNumber(Int(comment.span.start)) == line - 1 else { break }
      var text = source.text(comment.span).drop { $0 == "#" }
      if text.first == " " { text.removeFirst() }
      lines.append(String(text))
      line -= 1
      low -= 1
    }
    return lines.isEmpty ? nil : lines.reversed().joined(separator: "\n")
  }
}
