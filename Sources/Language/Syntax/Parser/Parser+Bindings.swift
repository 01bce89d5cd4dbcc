extension Parser {
  /// Whether targets and then `=`, `+=` or their kin stand here: names with fields and indices behind them, and commas.
  var isAssignmentAhead: Bool {
    var place = index
    let tokens = lexed.tokens
    while tokens[place].kind == .name || tokens[place].kind == .quotedName {
      place += 1
      while !tokens[place].hasSpaceBefore {
        if tokens[place].kind == .dot, tokens[place + 1].kind.isWord, !tokens[place + 1].hasSpaceBefore {
          place += 2
        } else if tokens[place].kind == .openBracket, lexed.partners[place] > 0 {
          place = Int(lexed.partners[place]) + 1
        } else {
          break
        }
      }
      if tokens[place].hasNewlineBefore, !ignoresNewlines { return false }
      if tokens[place].kind.isAssignment { return true }
      guard tokens[place].kind == .comma else { return false }
      place += 1
    }
    return false
  }

  mutating func bind() throws -> Statement.Kind {
    var targets = [try target()]
    while take(.comma) { targets.append(try target()) }
    let sign = current
    advance()
    if targets.count > 1, sign.kind != .assign {
      throw Diagnostic(
        .notBindable, "only `=` binds several names", source, sign.span, help: "change one name in each statement")
    }
    let operation: BinaryOperator? =
      switch sign.kind {
      case .plusAssign: .add
      case .minusAssign: .subtract
      case .timesAssign: .multiply
      case .divideAssign: .divide
      default: nil
      }
    let value = try pipeline(allowsCommand: true)
    return .bind(targets: targets, operation: operation, value: value)
  }

  private mutating func target() throws -> Target {
    let start = current
    let first = try nameAfterBreak("a name")
    var target = Target.name(first)
    var value = Expression(kind: .name(first.text, isCommand: false), span: first.span)
    while true {
      if current.kind == .dot {
        advance()
        let field = word()
        target = .field(value, field)
        value = Expression(kind: .member(value, field), span: span(from: start.start))
      } else if current.kind == .openBracket {
        let index = try indexInBrackets()
        target = .index(value, index)
        value = Expression(kind: .index(value, index), span: span(from: start.start))
      } else {
        return target
      }
      try deepen()
    }
  }
}
