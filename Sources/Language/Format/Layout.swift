/// What the tree of a script says about its tokens and a formatter must know: where statements begin, which braces
/// open blocks, and where parentheses make an order plain.
struct Layout {
  /// The byte offsets at which statements begin, of the script and of every block.
  private(set) var statements: Set<Int32> = []
  /// The byte offsets of the braces that open blocks; every other brace opens a record.
  private(set) var blocks: Set<Int32> = []
  /// The spans to put between parentheses: `x ?? 0 + 1` is `x ?? (0 + 1)`.
  private(set) var groups: [Span] = []

  private let source: Source

  init(_ source: Source, _ statements: [Statement]) {
    self.source = source
    for statement in statements { visit(statement) }
  }

  private mutating func visit(_ statement: Statement, isBody: Bool = false) {
    if !isBody { statements.insert(statement.span.start) }
    switch statement.kind {
    case .expression(let value, _): visit(value)
    case .bind(let targets, _, let value):
      for target in targets { visit(target) }
      visit(value)
    case .function(let function): visit(function)
    case .forEach(_, _, let sequence, let body):
      visit(sequence)
      visit(body)
    case .whileLoop(let condition, let body):
      visit(condition)
      visit(body)
    case .breakLoop, .continueLoop, .use: break
    case .returnValue(let value), .param(_, _, let value): if let value { visit(value) }
    case .expect(let condition, let why):
      visit(condition)
      if let why { visit(why) }
    case .test(let name, let body):
      visit(name)
      visit(body)
    }
  }

  private mutating func visit(_ target: Target) {
    switch target {
    case .name: break
    case .field(let base, _): visit(base)
    case .index(let base, let index):
      visit(base)
      visit(index)
    }
  }

  /// The block of a `try` or an `else if` without braces is one expression.
  private mutating func visit(_ block: Block) {
    let isBraced = block.statements.first.map { $0.span.start != block.span.start } ?? true
    if isBraced {
      blocks.insert(block.span.start)
      for statement in block.statements { visit(statement) }
    } else {
      for case .expression(let value, _) in block.statements.map(\.kind) { visit(value) }
    }
  }

  private mutating func visit(_ function: Function) {
    for parameter in function.parameters { if let value = parameter.defaultValue { visit(value) } }
    switch function.body {
    case .expression(let value): visit(value)
    case .statement(let statement): visit(statement, isBody: true)
    case .block(let block): visit(block)
    }
  }

  private mutating func visit(_ expression: Expression) {
    if case .lambda(let function) = expression.kind { return visit(function) }
    if case .fallback(let left, let right) = expression.kind {
      for side in [left, right] where isLoose(side) { groups.append(side.span) }
    }
    var inner: [Expression] = []
    var bodies: [Block] = []
    expression.visitChildren(expressions: { inner.append($0) }, blocks: { bodies.append($0) })
    for expression in inner { visit(expression) }
    for body in bodies { visit(body) }
  }

  /// An arithmetic beside `??` that has no parentheses of its own.
  private func isLoose(_ side: Expression) -> Bool {
    guard case .binary(let operation, let left, _, _) = side.kind,
      [.add, .subtract, .multiply, .divide, .floorDivide, .modulo].contains(operation)
    else { return false }
    // Parentheses belong to the span of what they hold, so this side has none where its own left part begins with it.
    return left.span.start == side.span.start
  }
}
