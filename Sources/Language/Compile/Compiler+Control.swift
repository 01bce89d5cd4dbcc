extension Compiler {
  // MARK: Blocks with a value

  /// The value of the block's last expression, or of its `if` at the end; else none.
  func value(of block: Block, to target: Int) throws {
    guard let last = block.statements.last, case .expression(let expression, _) = last.kind else {
      for statement in block.statements { try compile(statement) }
      load(.none, to: target, at: block.span)
      return
    }
    for statement in block.statements.dropLast() { try compile(statement) }
    try value(expression, to: target)
  }

  func choose(_ condition: Expression, _ then: Block, _ otherwise: Block?, to target: Int, at span: Span) throws {
    let no = CodeBuilder.Label()
    let end = CodeBuilder.Label()
    try self.condition(condition, orJumpTo: no)
    let before = flow
    try value(of: then, to: target)
    let after = flow
    builder.emitJump(.jump, to: end, at: span)
    builder.place(no)
    flow = before
    if let otherwise { try value(of: otherwise, to: target) } else { load(.none, to: target, at: span) }
    join(after, flow)
    builder.place(end)
  }

  /// `try a else b`, `try { … } catch problem { … }`.
  func attempt(_ body: Block, problem: Name?, _ handler: Block, to target: Int, at span: Span) throws {
    let variable = problem.flatMap { resolver.scopedVariables[$0.span] }
    let slot = builder.allocate(at: span)
    let end = CodeBuilder.Label()
    let start = builder.position
    let level = builder.top
    let before = flow
    try value(of: body, to: target)
    builder.emitJump(.jump, to: end, at: span)
    let caught = Code.Handler(
      start: start, end: builder.position, target: builder.position, register: variable == nil ? nil : slot,
      level: level)
    // Inner handlers are entered first, so that the first that covers an instruction is the innermost.
    builder.handlers.append(caught)
    flow = before
    if let variable {
      variable.register = slot
      if variable.isBoxed { builder.emit(.newBox, slot, at: span) }
      try withScoped(variable) { try value(of: handler, to: target) }
    } else {
      try value(of: handler, to: target)
    }
    if variable != nil { builder.emit(.clear, slot, at: span) }
    flow = before
    builder.place(end)
  }

  // MARK: The value of a function

  /// In the place of a `return`: the last value of a function.
  func returnValue(_ expression: Expression) throws {
    let mark = builder.top
    defer { builder.release(to: mark) }
    switch expression.kind {
    case .ifElse(let condition, let then, let otherwise):
      let no = CodeBuilder.Label()
      try self.condition(condition, orJumpTo: no)
      let before = flow
      try returnValue(of: then)
      builder.place(no)
      flow = before
      if let otherwise { try returnValue(of: otherwise) } else { builder.emit(.returnNone, at: expression.span) }
    case .block(let block): try returnValue(of: block)
    default:
      let operand = try operand(expression)
      emitReturn(operand, at: expression.span)
    }
  }

  func returnValue(of block: Block) throws {
    guard let last = block.statements.last, case .expression(let expression, _) = last.kind else {
      for statement in block.statements { try compile(statement) }
      builder.emit(.returnNone, at: block.span)
      return
    }
    for statement in block.statements.dropLast() { try compile(statement) }
    try returnValue(expression)
  }

  /// `returnValue` looks after the locals alone; with temporaries of loops and calls around, `returnFull` clears all.
  func emitReturn(_ operand: Operand, at span: Span) {
    let temporaries = builder.top - (operand.dies ? 1 : 0)
    let isBare = temporaries <= builder.localCount
    builder.emit(isBare ? .returnValue : .returnFull, operand.register, builder.localCount, at: span)
  }

  // MARK: Loops

  func loop(while condition: Expression, _ body: Block, at span: Span) throws {
    let test = CodeBuilder.Label()
    let start = CodeBuilder.Label()
    let end = CodeBuilder.Label()
    let before = flow
    builder.emitJump(.jump, to: test, at: span)
    builder.place(start)
    loops.append(Loop(continuing: test, ending: end, level: builder.top))
    try run(body)
    loops.removeLast()
    flow = before
    builder.place(test)
    try jump(to: start, when: condition)
    builder.place(end)
    flow = before
  }

  func loop(index: Name?, item: Name, over sequence: Expression, _ body: Block, at span: Span) throws {
    let mark = builder.top
    defer { builder.release(to: mark) }
    let base = builder.allocate(2, at: span)
    let names = [item, index].compactMap { $0 }
    let variables = names.compactMap { resolver.scopedVariables[$0.span] }
    guard variables.count == names.count else { throw error("C011", "the loop cannot be compiled", at: span) }
    for variable in variables { variable.register = builder.allocate(at: span) }
    let next = CodeBuilder.Label()
    let start = CodeBuilder.Label()
    let end = CodeBuilder.Label()
    let before = flow
    var isRange = false
    if case .range(let first, let last) = sequence.kind, index == nil {
      isRange = true
      try value(first, to: base)
      try value(last, to: base + 1)
      builder.emit(.rangePrepare, base, at: sequence.span)
    } else {
      try value(sequence, to: base)
      builder.emit(.iteratePrepare, base, index == nil ? 0 : 1, at: sequence.span)
    }
    builder.emitJump(.jump, to: next, at: span)
    builder.place(start)
    let from = builder.position
    for variable in variables where variable.isBoxed { builder.emit(.newBox, variable.register, at: item.span) }
    for variable in variables { scope.scoped.append(variable) }
    loops.append(Loop(continuing: next, ending: end, level: builder.top))
    try run(body)
    loops.removeLast()
    scope.scoped.removeLast(variables.count)
    for variable in variables {
      builder.locals.append(
        Code.LocalName(
          name: variable.name, register: variable.register, isBoxed: variable.isBoxed, start: from,
          end: builder.position))
    }
    flow = before
    builder.place(next)
    builder.emitJump(isRange ? .rangeNext : index == nil ? .iterateNext : .iteratePairNext, base, to: start, at: span)
    builder.place(end)
    for offset in 0..<2 + variables.count { builder.emit(.clear, base + offset, at: span) }
  }

  func run(_ block: Block) throws {
    for statement in block.statements { try compile(statement) }
  }

  /// `break` and `continue`: what the blocks in between hold is let go of first.
  func leaveLoop(_ label: KeyPath<Loop, CodeBuilder.Label>, _ word: String, at span: Span) throws {
    guard let loop = loops.last else { throw error("C014", "`\(word)` stands outside of a loop", at: span) }
    for register in loop.level..<max(loop.level, builder.top) { builder.emit(.clear, register, at: span) }
    builder.emitJump(.jump, to: loop[keyPath: label], at: span)
  }
}
