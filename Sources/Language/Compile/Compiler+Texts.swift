extension Compiler {
  // MARK: `f"…"`

  func format(_ parts: [FormatPart], to target: Int, at span: Span) throws {
    let (first, format) = try pieces(parts, at: span)
    builder.emit(.joinText, target, first, format, at: span)
  }

  /// The values of an `f"…"` in consecutive registers, from the first one on, and its place in the table of formats.
  func pieces(_ parts: [FormatPart], at span: Span) throws -> (first: Int, format: Int) {
    let first = builder.top
    var pieces: [Int] = []
    for part in parts {
      switch part {
      case .text(let text): pieces.append(builder.constant(.text(text)))
      case .value(let expression, let format):
        let register = freshRegister(at: span)
        try value(expression, to: register)
        if let format { builder.emit(.toText, register, builder.constant(.text(format)), at: expression.span) }
        pieces.append(Code.registerPiece)
      }
    }
    return (first, builder.format(pieces))
  }

  // MARK: `a + "b" + c`

  /// One operand of a sum of texts: a literal, by its place among the constants, or a register.
  private enum TextOperand {
    case constant(Int)
    case register(Operand)

    /// As it stands in the table of formats.
    var number: Int {
      switch self {
      case .constant(let place): ~place
      case .register(let operand): operand.register << 1 | (operand.dies ? 1 : 0)
      }
    }
  }

  /// A sum of three and more, one of them a literal text: the texts go beside each other at once. Where not all are
  /// texts, the additions follow one by one. False, with nothing emitted, for any other sum, and for one that begins
  /// with the variable that it is for, which then grows in place.
  func concatenate(_ left: Expression, _ right: Expression, to target: Int, at span: Span) throws -> Bool {
    let terms = Compiler.terms(left, right, span)
    guard terms.count > 2, terms.count <= 100, recording.isEmpty, terms.contains(where: { $0.value.isTextLiteral }),
      terms.dropFirst(2).allSatisfy({ $0.value.isAtHand })
    else { return false }
    if case .name(let name, isCommand: false) = terms[0].value.kind,
      try bindingRegister(Name(text: name, span: terms[0].span)) == target
    {
      return false
    }
    var operands = try firstOperands(terms[0].value, terms[1].value, reusing: target)
    for term in terms.dropFirst(2) { operands.append(try textOperand(term.value)) }
    let quick = builder.emit(.concatenate, target, 0, builder.format(operands.map(\.number)), at: span)
    try add(operands, terms.map(\.span), to: target)
    builder.skip(from: quick)
    return true
  }

  /// What is added, in order, each with the piece of text up to its end.
  private static func terms(_ left: Expression, _ right: Expression, _ span: Span) -> [(value: Expression, span: Span)]
  {
    var terms = [(value: right, span: span)]
    var rest = left
    while case .binary(.add, let inner, let term, _) = rest.kind {
      terms.append((value: term, span: rest.span))
      rest = inner
    }
    terms.append((value: rest, span: rest.span))
    return terms.reversed()
  }

  private func firstOperands(_ first: Expression, _ second: Expression, reusing target: Int) throws -> [TextOperand] {
    if first.isTextLiteral { return [try textOperand(first), try textOperand(second)] }
    if second.isTextLiteral { return [.register(try operand(first, reusing: target)), try textOperand(second)] }
    let (a, b) = try self.operands(first, second, reusing: target)
    return [.register(a), .register(b)]
  }

  private func textOperand(_ term: Expression) throws -> TextOperand {
    if case .text(let text) = term.kind { return .constant(builder.constant(.text(text))) }
    return .register(try operand(term))
  }

  /// The same sum as additions of two.
  private func add(_ operands: [TextOperand], _ spans: [Span], to target: Int) throws {
    let between = builder.allocate(at: spans[0])
    var sum = Operand(register: between, dies: true)
    switch operands[0] {
    case .constant(let place): builder.emit(.loadConstant, between, place, at: spans[0])
    case .register(let operand): sum = operand
    }
    for (index, operand) in operands.enumerated().dropFirst() {
      let result = index == operands.count - 1 ? target : between
      switch operand {
      case .constant(let place): builder.emit(.addText, result, sum.register, place, d: dying(sum), at: spans[index])
      case .register(let operand):
        builder.emit(.add, result, sum.register, operand.register, d: dying(sum, operand), at: spans[index])
      }
      sum = Operand(register: result, dies: true)
    }
  }
}

extension Expression {
  fileprivate var isTextLiteral: Bool { if case .text = kind { true } else { false } }

  /// A literal text or the name of a variable: to read it does nothing that another operand could see.
  fileprivate var isAtHand: Bool {
    switch kind {
    case .text, .name(_, isCommand: false): true
    default: false
    }
  }
}
