extension Compiler {
  /// Goes on when the condition is true, jumps when it is false.
  func condition(_ expression: Expression, orJumpTo label: CodeBuilder.Label) throws {
    let mark = builder.top
    defer { builder.release(to: mark) }
    switch expression.kind {
    case .and(let left, let right):
      try condition(left, orJumpTo: label)
      try condition(right, orJumpTo: label)
    case .or(let left, let right):
      let then = CodeBuilder.Label()
      try jump(to: then, when: left)
      let before = flow
      try condition(right, orJumpTo: label)
      flow = before
      builder.place(then)
    case .unary(.not, let inner): try jump(to: label, when: inner)
    case .binary(let operation, let left, let right, _):
      guard let comparison = Comparison(operation) else { fallthrough }
      try compare(comparison, left, right, isLoop: false, label, at: expression.span)
    default:
      let a = try operand(expression)
      builder.emitJump(.jumpIfFalse, a.register, to: label, at: expression.span)
    }
  }

  /// Jumps when the condition is true.
  func jump(to label: CodeBuilder.Label, when expression: Expression) throws {
    let mark = builder.top
    defer { builder.release(to: mark) }
    switch expression.kind {
    case .or(let left, let right):
      try jump(to: label, when: left)
      try jump(to: label, when: right)
    case .and(let left, let right):
      let otherwise = CodeBuilder.Label()
      try condition(left, orJumpTo: otherwise)
      let before = flow
      try jump(to: label, when: right)
      flow = before
      builder.place(otherwise)
    case .unary(.not, let inner): try condition(inner, orJumpTo: label)
    case .binary(let operation, let left, let right, _):
      guard let comparison = Comparison(operation) else { fallthrough }
      try compare(comparison, left, right, isLoop: true, label, at: expression.span)
    default:
      let a = try operand(expression)
      builder.emitJump(.jumpIfTrue, a.register, to: label, at: expression.span)
    }
  }

  /// `isLoop`: jump when it holds; else: jump unless it holds.
  private func compare(
    _ comparison: Comparison, _ left: Expression, _ right: Expression, isLoop: Bool, _ label: CodeBuilder.Label,
    at span: Span
  ) throws {
    if case .int(let value)? = constant(right), Int16(exactly: value) != nil {
      let a = try operand(left)
      let op = isLoop ? comparison.loopInt : comparison.unlessInt
      builder.emitCompare(op, a.register, value, d: dying(a), to: label, at: span)
      return
    }
    let (a, b) = try operands(left, right)
    let op = isLoop ? comparison.loop : comparison.unless
    builder.emitCompare(op, a.register, b.register, d: dying(a, b), to: label, at: span)
  }

  /// The jumps of a comparison: unless it holds, if it holds, and both with a small integer at the right.
  struct Comparison {
    let unless: Op
    let loop: Op
    let unlessInt: Op
    let loopInt: Op

    init?(_ operation: BinaryOperator) {
      switch operation {
      case .equal: self.init(.unlessEqual, .loopIfEqual, .unlessEqualInt, .loopIfEqualInt)
      case .notEqual: self.init(.unlessNotEqual, .loopIfNotEqual, .unlessNotEqualInt, .loopIfNotEqualInt)
      case .less: self.init(.unlessLess, .loopIfLess, .unlessLessInt, .loopIfLessInt)
      case .lessOrEqual: self.init(.unlessLessOrEqual, .loopIfLessOrEqual, .unlessLessOrEqualInt, .loopIfLessOrEqualInt)
      case .greater: self.init(.unlessGreater, .loopIfGreater, .unlessGreaterInt, .loopIfGreaterInt)
      case .greaterOrEqual:
        self.init(.unlessGreaterOrEqual, .loopIfGreaterOrEqual, .unlessGreaterOrEqualInt, .loopIfGreaterOrEqualInt)
      default: return nil
      }
    }

    private init(_ unless: Op, _ loop: Op, _ unlessInt: Op, _ loopInt: Op) {
      self.unless = unless
      self.loop = loop
      self.unlessInt = unlessInt
      self.loopInt = loopInt
    }
  }
}
