/// What the parser wanted where it could not go on.
enum Problem {
  case value
  case name(String)
  case sign(String, after: String)
  /// The `{` of a block after a header.
  case block(String)
  /// A bracket's partner, or what else could have come.
  case closer(Token.Kind, opener: Int, or: String)
  case endOfStatement
  case elseOrCatch
  case parameters(Name)
  case chain(Expression, Span)
  case looseNot
  case field
  case percentAsModulo
  case placeholder
  case recordKey
  case recordColon(Name)
  case operatorAfterPipe(Expression)
  case stage(Expression, Expression)
}

extension Parser {
  /// The diagnostic for a problem at the current token: the lexer's own where it could not read the token, else the
  /// slip that the line looks like, else what was expected and found.
  mutating func problem(_ problem: Problem) -> Diagnostic {
    if current.kind == .invalid, let known = lexed.problems[index] {
      wantsMore = lexed.hasOpenBlockText && known.code == SyntaxCode.unclosedText.rawValue && isBlockText(current)
      return known
    }
    if current.kind == .invalid { return error(.strangeCharacter, "this cannot be read") }
    switch problem {
    case .block: break
    case .field: wantsMore = ahead(1).kind == .end
    default: wantsMore = current.kind == .end
    }
    return Slips.explain(problem, self) ?? plainly(problem)
  }

  private func isBlockText(_ token: Token) -> Bool {
    let quote = source.bytes[token.start] == UInt8(ascii: "\"") ? token.start : token.start + 1
    return source.text(Span(quote, quote + 3)) == "\"\"\""
  }

  /// The current token as a message names it.
  var found: String {
    switch current.kind {
    case .end: "the end of the text"
    case .cell: "the end of the cell"
    default: "`\(source.text(current.span))`"
    }
  }

  /// What was expected and found, without a guess at what was meant.
  private func plainly(_ problem: Problem) -> Diagnostic {
    switch problem {
    case .value: missingValue()
    case .name(let what): missingName(what)
    case .sign(let sign, let place): error(.signExpected, "`\(sign)` must follow \(place), not \(found)")
    case .block(let header): missingBlock(header)
    case .closer(let kind, let opener, let other): missingCloser(kind, opener, other)
    case .endOfStatement: unexpected()
    case .elseOrCatch:
      error(
        .signExpected, "`else` or `catch` must follow a `try`, not \(found)",
        help: "`try risky() else fallback`, or `try { … } catch problem { problem.message }`")
    case .parameters(let name):
      error(
        .signExpected, "`(` must follow the name of a function without a space, not \(found)",
        help: "write `fn \(name.text)() => …`")
    case .chain(let left, _): chained(left)
    case .looseNot:
      error(.unexpected, "`not` binds looser than the operator before it", help: "put `(not …)` in parentheses")
    case .field: error(.signExpected, "a name must follow the `.`")
    case .percentAsModulo: error(.unexpected, "an operator is missing after `\(text(current))`")
    case .placeholder:
      error(.noPipe, "`_` is the left side of a pipe, and no pipe is here", help: "give the value a name")
    case .recordKey: error(.signExpected, "\(found) stands where a field of a record should", help: "`{name: value}`")
    case .recordColon(let key):
      error(
        .signExpected, "`:` must follow the field `\(key.text)` of a record, not \(found)",
        help: "write `{\(key.text): \(key.text)}`, or `{\(key.text): …}`")
    case .operatorAfterPipe(let left):
      error(.unexpected, "\(found) cannot follow a pipe", help: "write `(\(text(left.span))) \(text(current)) …`")
    case .stage(let value, _):
      Diagnostic(.notAStage, "a stage of a pipe is a call, and `\(text(value.span))` is none", source, value.span)
    }
  }

  func error(_ code: SyntaxCode, _ message: String, help: String? = nil) -> Diagnostic {
    Diagnostic(code, message, source, current.span, help: help)
  }

  func text(_ token: Token) -> String { source.text(token.span) }

  func text(_ span: Span) -> String { source.text(span) }

  private func missingValue() -> Diagnostic {
    if current.kind == .pipe, index == statementStart {
      return error(
        .valueExpected, "this line goes on with `|`, and no value stands above it",
        help: "begin with a value, or join the lines")
    }
    if current.kind.isCloser, index == statementStart { return error(.strayBracket, "\(found) closes nothing") }
    if current.kind == .end || current.kind == .cell {
      return Diagnostic(.valueExpected, "a value is missing at \(found)", source, Span(previous.end, previous.end + 1))
    }
    if current.kind.isReserved { return error(.valueExpected, "\(found) is a reserved word and no value") }
    return error(.valueExpected, "\(found) stands where a value should")
  }

  private func missingName(_ what: String) -> Diagnostic {
    guard current.kind.isReserved else { return error(.signExpected, "\(found) stands where \(what) should") }
    return error(
      .reservedWord, "\(found) is a reserved word", help: "choose another name, or write `` `\(text(current))` ``")
  }

  private func missingBlock(_ header: String) -> Diagnostic {
    if current.kind == .openBrace {
      return error(.signExpected, "the `{` after \(header) must stand on the same line")
    }
    let end = isOnNewLine ? Span(previous.end, previous.end + 1) : current.span
    return Diagnostic(
      .signExpected, "`{` must follow \(header), not \(isOnNewLine ? "the end of the line" : found)", source, end)
  }

  private func missingCloser(_ kind: Token.Kind, _ opener: Int, _ other: String) -> Diagnostic {
    let open = lexed.tokens[opener]
    if current.kind == .end || current.kind == .cell {
      let place = current.kind == .cell ? "before the next cell begins" : "at the end"
      return Diagnostic(.unclosedBracket, "this `\(text(open))` is not closed \(place)", source, open.span)
    }
    if current.kind.isCloser {
      return error(
        .strayBracket, "\(found) cannot close the `\(text(open))` in line \(source.position(open.start).line)")
    }
    return error(
      .unexpected, "\(other) or `\(Problem.sign(kind))` should stand before \(found)",
      help: "missing operator or comma?")
  }

  private func unexpected() -> Diagnostic {
    if current.kind.isCloser { return error(.strayBracket, "\(found) closes nothing") }
    return error(.unexpected, "\(found) cannot stand here", help: "missing operator, comma or line break?")
  }

  private func chained(_ left: Expression) -> Diagnostic {
    if case .range = left.kind { return error(.chained, "ranges do not chain", help: "a step is no part of a range") }
    return error(.chained, "comparisons do not chain", help: "join two comparisons with `and`")
  }
}

extension Problem {
  static func sign(_ closer: Token.Kind) -> String {
    switch closer {
    case .closeParen: ")"
    case .closeBracket: "]"
    default: "}"
    }
  }
}
