/// A call by name somewhere in a statement.
public struct NamedCall: Sendable {
  public var name: String
  public var call: Call
  /// The whole call; of a pipe's stage, the stage.
  public var span: Span
  /// It stands in a loop or a function, so that it may run more than once or not at all.
  public var isRepeated: Bool
}

extension Statement {
  /// Every call by name, those inside functions and blocks too.
  public var calls: [NamedCall] {
    var found: [NamedCall] = []
    visitExpressions { expression, isRepeated in
      guard case .call(let call) = expression.kind, case .name(let name, _) = call.callee.kind else { return }
      found.append(NamedCall(name: name, call: call, span: expression.span, isRepeated: isRepeated))
    }
    return found
  }

  /// Hands over every expression, outer ones first, with whether it may run more than once.
  public func visitExpressions(isRepeated: Bool = false, _ body: (Expression, _ isRepeated: Bool) -> Void) {
    switch kind {
    case .expression(let value, _): value.visitAll(isRepeated, body)
    case .bind(let targets, _, let value):
      value.visitAll(isRepeated, body)
      for target in targets {
        switch target {
        case .name: break
        case .field(let base, _): base.visitAll(isRepeated, body)
        case .index(let base, let index):
          base.visitAll(isRepeated, body)
          index.visitAll(isRepeated, body)
        }
      }
    case .function(let function): function.visitAll(body)
    case .forEach(_, _, let sequence, let block):
      sequence.visitAll(isRepeated, body)
      block.visitAll(true, body)
    case .whileLoop(let condition, let block):
      condition.visitAll(true, body)
      block.visitAll(true, body)
    case .breakLoop, .continueLoop, .use: break
    case .returnValue(let value): value?.visitAll(isRepeated, body)
    case .param(_, _, let value): value?.visitAll(isRepeated, body)
    case .expect(let condition, let why):
      condition.visitAll(isRepeated, body)
      why?.visitAll(isRepeated, body)
    case .test(let name, let block):
      name.visitAll(isRepeated, body)
      block.visitAll(true, body)
    }
  }
}

extension Block {
  fileprivate func visitAll(_ isRepeated: Bool, _ body: (Expression, Bool) -> Void) {
    for statement in statements { statement.visitExpressions(isRepeated: isRepeated, body) }
  }
}

extension Function {
  fileprivate func visitAll(_ body: (Expression, Bool) -> Void) {
    for parameter in parameters { parameter.defaultValue?.visitAll(true, body) }
    switch self.body {
    case .expression(let value): value.visitAll(true, body)
    case .statement(let statement): statement.visitExpressions(isRepeated: true, body)
    case .block(let block): block.visitAll(true, body)
    }
  }
}

extension Expression {
  fileprivate func visitAll(_ isRepeated: Bool, _ body: (Expression, Bool) -> Void) {
    body(self, isRepeated)
    if case .lambda(let function) = kind { function.visitAll(body) }
    visitChildren(expressions: { $0.visitAll(isRepeated, body) }, blocks: { $0.visitAll(isRepeated, body) })
  }
}
