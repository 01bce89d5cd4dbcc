/// What a statement of a script takes from the variables around it and what it leaves behind: how one part of a script
/// depends on another, told without running it.
public struct NameFlow: Sendable {
  /// Names that are read when the statement runs: variables, and verbs too where no variable has the name.
  public private(set) var reads: Set<String> = []
  /// Names that the functions written in the statement read when they are called.
  public private(set) var late: Set<String> = []
  /// Names that get a value, in the order in which they stand.
  public private(set) var binds: [String] = []
  /// The statement only defines functions: nothing of it runs before they are called.
  public private(set) var isDefinition = false
  /// The expression is a name, or a field or an element of one: `loans`, `report.auc`.
  public private(set) var isPlainLook = false

  /// The names that hide a variable of the script: parameters, locals, and those of `for` and `catch`.
  private var hidden: [String] = []
  private var functions = 0

  public init(_ statement: Statement) {
    binds = BoundNames.of([statement]).ordered.map(\.text)
    if case .function = statement.kind { isDefinition = true }
    if case .bind(_, nil, let value) = statement.kind, case .lambda = value.kind { isDefinition = true }
    if case .expression(let value, _) = statement.kind { isPlainLook = NameFlow.isLook(value) }
    visit(statement)
    if !isDefinition { reads.formUnion(late) }
  }

  private static func isLook(_ expression: Expression) -> Bool {
    switch expression.kind {
    case .name: true
    case .member(let base, _): isLook(base)
    case .index(let base, let index): isLook(base) && index.isConstant
    default: false
    }
  }

  private mutating func read(_ name: String) {
    guard !hidden.contains(name) else { return }
    if functions > 0 { late.insert(name) } else { reads.insert(name) }
  }

  private mutating func visit(_ block: Block) {
    for statement in block.statements { visit(statement) }
  }

  private mutating func visit(_ statement: Statement) {
    switch statement.kind {
    case .expression(let value, _): visit(value)
    case .bind(let targets, let operation, let value):
      visit(value)
      for target in targets { visit(target, isChanged: operation != nil) }
    case .function(let function): visit(function)
    case .forEach(let index, let item, let sequence, let body):
      visit(sequence)
      hiding([index?.text, item.text].compactMap { $0 }) {
        $0.readOld(of: body); $0.visit(body)
      }
    case .whileLoop(let condition, let body):
      visit(condition)
      readOld(of: body)
      visit(body)
    case .breakLoop, .continueLoop, .use: break
    case .returnValue(let value): if let value { visit(value) }
    case .param(_, _, let value): if let value { visit(value) }
    case .expect(let condition, let why):
      visit(condition)
      if let why { visit(why) }
    case .test(let name, let body):
      visit(name)
      hiding(BoundNames.of(body.statements).ordered.map(\.text)) { $0.visit(body) }
    }
  }

  /// A variable that a block binds may keep the value that it had: the block may not run.
  private mutating func readOld(of block: Block) {
    guard functions == 0 else { return }
    for name in BoundNames.of(block.statements).ordered { read(name.text) }
  }

  private mutating func visit(_ target: Target, isChanged: Bool) {
    switch target {
    case .name(let name): if isChanged { read(name.text) }
    case .field(let base, _): visitPlace(base)
    case .index(let base, let index):
      visitPlace(base)
      visit(index)
    }
  }

  /// `x.field = 1` reads `x` and leaves a new one.
  private mutating func visitPlace(_ base: Expression) {
    visit(base)
    var root = base
    while true {
      switch root.kind {
      case .member(let inner, _), .index(let inner, _): root = inner
      case .name(let name, _):
        if functions == 0, !hidden.contains(name), !binds.contains(name) { binds.append(name) }
        return
      default: return
      }
    }
  }

  private mutating func visit(_ expression: Expression) {
    switch expression.kind {
    case .name(let name, _): read(name)
    case .lambda(let function): visit(function)
    case .ifElse, .tryElse:
      var blocks: [Block] = []
      var parts: [Expression] = []
      expression.visitChildren(expressions: { parts.append($0) }, blocks: { blocks.append($0) })
      for part in parts { visit(part) }
      for block in blocks {
        readOld(of: block)
        visit(block)
      }
    case .tryCatch(let body, let problem, let handler):
      readOld(of: body)
      visit(body)
      hiding([problem.text]) {
        $0.readOld(of: handler); $0.visit(handler)
      }
    default:
      var blocks: [Block] = []
      var parts: [Expression] = []
      expression.visitChildren(expressions: { parts.append($0) }, blocks: { blocks.append($0) })
      for part in parts { visit(part) }
      for block in blocks { visit(block) }
    }
  }

  private mutating func visit(_ function: Function) {
    let own = function.parameters.map(\.name.text) + BoundNames.of(function.body).ordered.map(\.text)
    functions += 1
    hiding(own) { flow in
      for parameter in function.parameters {
        if let value = parameter.defaultValue { flow.visit(value) }
      }
      switch function.body {
      case .expression(let value): flow.visit(value)
      case .statement(let statement): flow.visit(statement)
      case .block(let block): flow.visit(block)
      }
    }
    functions -= 1
  }

  private mutating func hiding(_ names: [String], _ work: (inout NameFlow) -> Void) {
    hidden += names
    work(&self)
    hidden.removeLast(names.count)
  }
}

extension Expression {
  fileprivate var isConstant: Bool {
    switch kind {
    case .int, .text, .bool: true
    case .unary(.minus, let value): value.isConstant
    default: false
    }
  }
}
