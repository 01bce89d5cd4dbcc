import Calendar

extension Compiler {
  // MARK: Where values go

  /// The value in some register: a variable's own, or a temporary that dies when it is read. A temporary may lie where
  /// the result of the whole will.
  func operand(_ expression: Expression, reusing target: Int? = nil) throws -> Operand {
    if let register = recording[expression.span] {
      try value(expression, to: register)
      return Operand(register: register, dies: false)
    }
    switch expression.kind {
    case .name(let name, let isCommand):
      if try isCommand && isVerb(name, at: expression.span) { break }
      if let register = try register(of: name, at: expression.span) { return Operand(register: register, dies: false) }
    case .placeholder:
      if let register = try register(of: "_", at: expression.span) { return Operand(register: register, dies: false) }
    default: break
    }
    let register = target.map { workplace(for: $0, at: expression.span) } ?? freshRegister(at: expression.span)
    try value(expression, to: register)
    return Operand(register: register, dies: true)
  }

  /// Two operands, left first. The left one is copied when a block on the right could bind its variable again.
  func operands(_ left: Expression, _ right: Expression, reusing target: Int? = nil) throws -> (Operand, Operand) {
    var a = try operand(left, reusing: target)
    if !a.dies, right.holdsBlock {
      let copy = builder.allocate(at: left.span)
      builder.emit(.move, copy, a.register, at: left.span)
      a = Operand(register: copy, dies: true)
    }
    return (a, try operand(right))
  }

  /// The bits that tell the machine which operands die: the one in `b` and the one in `c`.
  func dying(_ b: Operand, _ c: Operand? = nil) -> Int {
    (b.dies ? Instruction.bDies : 0) | (c?.dies == true ? Instruction.cDies : 0)
  }

  /// Runs an expression for its effect.
  func discard(_ expression: Expression) throws {
    let mark = builder.top
    let operand = try operand(expression)
    if operand.dies { builder.emit(.clear, operand.register, at: expression.span) }
    builder.release(to: mark)
  }

  // MARK: Values

  /// Writes the value to a register, last of all and only if nothing failed.
  func value(_ expression: Expression, to target: Int) throws {
    let mark = builder.top
    defer { builder.release(to: mark) }
    let span = expression.span
    if let constant = constant(expression) {
      load(constant, to: target, at: span)
      return
    }
    switch expression.kind {
    case .none, .bool, .int, .double, .text, .date, .time, .duration, .column: break
    case .format(let parts): try format(parts, to: target, at: span)
    case .list(let elements): try list(elements, to: target, at: span)
    case .record(let entries): try record(entries, to: target, at: span)
    case .range(let first, let last):
      let (a, b) = try operands(first, last, reusing: target)
      builder.emit(.range, target, a.register, b.register, d: dying(a, b), at: span)
    case .name(let name, let isCommand):
      if try isCommand && isVerb(name, at: span) {
        let callee = Expression(kind: .name(name, isCommand: false), span: span)
        let call = Call(callee: callee, arguments: [], form: .command, isStage: false)
        try self.call(call, to: target, at: span)
      } else {
        try load(name, to: target, at: span)
      }
    case .placeholder: try load("_", to: target, at: span)
    case .unary(let operation, let inner):
      let a = try operand(inner, reusing: target)
      builder.emit(operation == .minus ? .negate : .not, target, a.register, d: dying(a), at: span)
    case .binary(let operation, let left, let right, let operatorSpan):
      try binary(operation, left, right, to: target, at: span, operatorSpan: operatorSpan)
    case .and(let left, let right): try lazily(.andTest, .andJoin, left, right, to: target, at: span)
    case .or(let left, let right): try lazily(.orTest, .orJoin, left, right, to: target, at: span)
    case .fallback(let left, let right): try lazily(.fallbackTest, .fallbackJoin, left, right, to: target, at: span)
    case .member(let inner, let name):
      let a = try operand(inner, reusing: target)
      builder.emit(.getField, target, a.register, builder.field(name.text), d: dying(a), at: name.span)
    case .index(let inner, let index):
      let (a, b) = try operands(inner, index, reusing: target)
      builder.emit(.getIndex, target, a.register, b.register, d: dying(a, b), at: span)
    case .call(let call): try self.call(call, to: target, at: span)
    case .pipe(let left, let stage): try pipe(left, stage, to: target)
    case .lambda(let function): try closure(template(function), to: target, at: span)
    case .ifElse(let condition, let then, let otherwise):
      try choose(condition, then, otherwise, to: target, at: span)
    case .tryElse(let body, let otherwise): try attempt(body, problem: nil, otherwise, to: target, at: span)
    case .tryCatch(let body, let problem, let handler):
      try attempt(body, problem: problem, handler, to: target, at: span)
    case .block(let block): try self.value(of: block, to: target)
    }
  }

  /// The value of a literal, or of a list of literals, made once and shared; columns are the host's.
  func constant(_ expression: Expression) -> Value? {
    if case .column(let name) = expression.kind { return host.column(name) }
    return Compiler.literal(expression)
  }

  static func literal(_ expression: Expression) -> Value? {
    switch expression.kind {
    case .none: .some(.none)
    case .bool(let value): .bool(value)
    case .int(let value): .int(value)
    case .double(let value): .double(value)
    case .text(let text): .text(text)
    case .date(let day): .date(day)
    case .time(let moment): .time(moment)
    case .duration(let period): .duration(period)
    case .unary(.minus, let inner):
      switch inner.kind {
      case .int(let value) where value != .min: .int(-value)
      case .double(let value): .double(-value)
      default: nil
      }
    case .list(let elements): literals(elements)
    default: nil
    }
  }

  private static func literals(_ elements: [Element]) -> Value? {
    guard !elements.isEmpty else { return nil }
    var values: [Value] = []
    values.reserveCapacity(elements.count)
    for element in elements {
      guard !element.isSpread, element.value.isPlainLiteral, let value = literal(element.value) else { return nil }
      values.append(value)
    }
    return .list(values)
  }

  func load(_ constant: Value, to target: Int, at span: Span) {
    if case .int(let value) = constant, Int32(exactly: value) != nil {
      builder.emitWide(.loadInt, target, wide: value, at: span)
    } else {
      builder.emit(.loadConstant, target, builder.constant(constant), at: span)
    }
  }

  /// The name stands for a verb here, not for a variable.
  private func isVerb(_ name: String, at span: Span) throws -> Bool {
    if case .verb = try place(name, at: span) { true } else { false }
  }

  func closure(_ template: FunctionTemplate, to target: Int, at span: Span) throws {
    let index = builder.append(template, to: &builder.functions)
    if template.captureCount == 0 {
      // It is the same each time, so it is made once.
      builder.emit(.loadConstant, target, builder.constant(.object(FunctionObject(template))), at: span)
    } else {
      builder.emit(.closure, target, index, at: span)
    }
  }

  // MARK: Operators

  private func binary(
    _ operation: BinaryOperator, _ left: Expression, _ right: Expression, to target: Int, at span: Span,
    operatorSpan: Span
  ) throws {
    if operation == .add, try concatenate(left, right, to: target, at: span) { return }
    if let (op, immediate) = withImmediate(operation, right) {
      let a = try operand(left, reusing: target)
      builder.emit(op, target, a.register, immediate, d: dying(a), at: span)
      return
    }
    let (a, b) = try operands(left, right, reusing: target)
    builder.emit(Op(operation), target, a.register, b.register, d: dying(a, b), at: span)
  }

  /// The instruction that has the right side in itself, where that is a small number.
  private func withImmediate(_ operation: BinaryOperator, _ right: Expression) -> (Op, Int)? {
    guard let constant = constant(right) else { return nil }
    switch (operation, constant) {
    case (.add, .object(let object)) where object.layout == .text: return (.addText, builder.constant(constant))
    case (.add, .int(let value)) where Int16(exactly: value) != nil: return (.addInt, value)
    case (.subtract, .int(let value)) where Int16(exactly: value) != nil: return (.subtractInt, value)
    case (.multiply, .int), (.multiply, .double): return (.multiplyConstant, builder.constant(constant))
    case (.divide, .int), (.divide, .double): return (.divideConstant, builder.constant(constant))
    case (.floorDivide, .int), (.floorDivide, .double): return (.floorDivideConstant, builder.constant(constant))
    case (.modulo, .int), (.modulo, .double): return (.moduloConstant, builder.constant(constant))
    default: return nil
    }
  }

  /// `and`, `or`, `??`: the right side runs only if the left one does not decide.
  private func lazily(
    _ test: Op, _ join: Op, _ left: Expression, _ right: Expression, to target: Int, at span: Span
  ) throws {
    let result = workplace(for: target, at: span)
    try value(left, to: result)
    let end = CodeBuilder.Label()
    builder.emitJump(test, result, to: end, at: left.span)
    let before = flow
    let b = try operand(right)
    builder.emit(join, result, b.register, d: dying(b), at: right.span)
    flow = before
    builder.place(end)
    deliver(result, to: target, at: span)
  }

  /// The left side into a register of its own, which `_` names while the stage is compiled.
  private func pipe(_ left: Expression, _ stage: Expression, to target: Int) throws {
    guard let variable = resolver.scopedVariables[stage.span] else {
      throw error("C011", "the pipe cannot be compiled", at: stage.span)
    }
    if let call = direct(left, stage, variable) {
      try self.call(call, to: target, at: stage.span)
      return
    }
    variable.register = freshRegister(at: left.span)
    try value(left, to: variable.register)
    try withScoped(variable) { try value(stage, to: target) }
    builder.emit(.clear, variable.register, at: stage.span)
  }

  /// A stage that is a call by name, with `_` once and first, is the call with the left side in its place.
  private func direct(_ left: Expression, _ stage: Expression, _ variable: Variable) -> Call? {
    guard case .call(var call) = stage.kind, case .name = call.callee.kind, let first = call.arguments.first,
      case .placeholder = first.value.kind, first.name == nil, !first.isSpread, variable.uses == 1,
      !variable.isCaptured
    else { return nil }
    call.arguments[0].value = left
    return call
  }
}

extension Expression {
  /// A literal whose value may stand in a shared list.
  var isPlainLiteral: Bool {
    switch kind {
    case .none, .bool, .int, .double, .text, .date, .time, .duration: true
    case .unary(.minus, let inner): inner.isPlainLiteral
    default: false
    }
  }
}

extension Op {
  init(_ operation: BinaryOperator) {
    self =
      switch operation {
      case .add: .add
      case .subtract: .subtract
      case .multiply: .multiply
      case .divide: .divide
      case .floorDivide: .floorDivide
      case .modulo: .modulo
      case .power: .power
      case .equal: .equal
      case .notEqual: .notEqual
      case .less: .less
      case .lessOrEqual: .lessOrEqual
      case .greater: .greater
      case .greaterOrEqual: .greaterOrEqual
      case .isIn: .isIn
      case .isNotIn: .isNotIn
      }
  }
}
