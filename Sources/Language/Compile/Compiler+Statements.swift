extension Compiler {
  func compile(_ statement: Statement) throws {
    let mark = builder.top
    defer { builder.release(to: mark) }
    let span = statement.span
    switch statement.kind {
    case .expression(let expression, _): try effect(expression)
    case .bind(let targets, let operation, let value): try bind(targets, operation, value, at: span)
    case .function(let function):
      guard let name = function.name else { return }
      let template = try template(function)
      if let register = try bindingRegister(name) {
        try closure(template, to: register, at: span)
        markAssigned(name.text)
      } else {
        let register = builder.allocate(at: span)
        try closure(template, to: register, at: span)
        try bind(name, from: register)
      }
    case .forEach(let index, let item, let sequence, let body):
      try loop(index: index, item: item, over: sequence, body, at: span)
    case .whileLoop(let condition, let body): try loop(while: condition, body, at: span)
    case .breakLoop: try leaveLoop(\.ending, "break", at: span)
    case .continueLoop: try leaveLoop(\.continuing, "continue", at: span)
    case .returnValue(let value): try returnStatement(value, at: span)
    case .use(let path, let pathSpan, let names): try use(path, pathSpan, names, at: span)
    case .param(let name, let type, let defaultValue): try parameter(name, type, defaultValue, at: span)
    case .expect(let condition, let why): try expect(condition, why, at: span)
    case .test(let name, let body): try test(name, body, at: span)
    }
  }

  /// An expression inside a block, for its effect: an `if` needs no value then.
  private func effect(_ expression: Expression) throws {
    switch expression.kind {
    case .ifElse(let condition, let then, let otherwise):
      let no = CodeBuilder.Label()
      let end = CodeBuilder.Label()
      try self.condition(condition, orJumpTo: no)
      let before = flow
      try run(then)
      let after = flow
      if otherwise != nil { builder.emitJump(.jump, to: end, at: expression.span) }
      builder.place(no)
      flow = before
      if let otherwise { try run(otherwise) }
      join(after, flow)
      builder.place(end)
    case .block(let block): try run(block)
    default: try discard(expression)
    }
  }

  private func returnStatement(_ value: Expression?, at span: Span) throws {
    guard !scope.isMain else {
      throw error("C015", "`return` stands outside of a function", at: span)
    }
    guard let value else {
      builder.emit(.returnNone, at: span)
      return
    }
    let operand = try operand(value)
    emitReturn(operand, at: span)
  }

  // MARK: Modules and parameters

  private func use(_ path: String, _ pathSpan: Span, _ names: [Name]?, at span: Span) throws {
    let module = builder.allocate(at: span)
    builder.emit(.useModule, module, builder.constant(.text(path)), at: pathSpan)
    guard let names else {
      try bind(Name(text: ModulePath.stem(path), span: pathSpan), from: module)
      return
    }
    for name in names {
      let register = builder.allocate(at: name.span)
      builder.emit(.useName, register, module, builder.constant(.text(name.text)), at: name.span)
      try bind(name, from: register)
    }
    builder.emit(.clear, module, at: span)
  }

  private func parameter(_ name: Name, _ type: Name?, _ defaultValue: Expression?, at span: Span) throws {
    guard scope.isMain else {
      throw error("C016", "`param` stands at the top of a script, not inside a function", at: span)
    }
    if let type, !ParameterText.types.contains(type.text) {
      throw error(
        "C017", "a parameter has no type `\(type.text)`", at: type.span,
        help: "it is one of " + ParameterText.types.joined(separator: ", "))
    }
    let register = builder.allocate(at: span)
    if let defaultValue {
      try value(defaultValue, to: register)
    }
    let kind = builder.constant(.text(type?.text ?? ""))
    builder.emit(.parameter, register, builder.constant(.text(name.text)), kind, at: name.span)
    try bind(name, from: register)
  }

  // MARK: Tests

  private func test(_ name: Expression, _ body: Block, at span: Span) throws {
    guard resolver.isTesting else { return }
    let register = builder.allocate(at: span)
    try closure(template(test: body), to: register, at: span)
    let site = CallSite(source: source, span: name.span)
    builder.emit(.call, register, 0, builder.site(site), d: 0, at: name.span)
    builder.emit(.clear, register, at: span)
  }
}
