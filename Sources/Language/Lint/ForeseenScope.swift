/// The variables of a function, or of the script, while a script is looked at without running it.
final class ForeseenScope {
  let parent: ForeseenScope?
  var values: [String: Value] = [:]
  /// Variables of a `for`, a `catch` or a pipe, innermost last.
  var scoped: [(name: String, value: Value)] = []
  /// Names that functions inside change at times nobody knows.
  let unsteady: Set<String>

  init(parent: ForeseenScope?, unsteady: Set<String> = []) {
    self.parent = parent
    self.unsteady = unsteady
  }

  func own(_ name: String) -> Value? { scoped.last { $0.name == name }?.value ?? values[name] }

  /// Binds a name where the language does: in an enclosing function that has it, else here.
  func bind(_ name: String, _ value: Value) {
    if let place = scoped.lastIndex(where: { $0.name == name }) {
      scoped[place].value = value
      return
    }
    var owner = self
    var scope: ForeseenScope? = self
    while let current = scope, current.parent != nil {
      if current.values[name] != nil {
        owner = current
        break
      }
      scope = current.parent
    }
    owner.values[name] = owner.unsteady.contains(name) ? UnknownObject.value : value
  }
}

/// The names that statements may give other values, by binding them or by changing what lies in them.
struct ChangedNames {
  private(set) var names: Set<String> = []
  private let insideFunctions: Bool

  /// - Parameter insideFunctions: go into the functions that stand in the statements too.
  init(_ statements: [Statement], insideFunctions: Bool = false) {
    self.insideFunctions = insideFunctions
    for statement in statements { visit(statement) }
  }

  /// What the functions inside a body change.
  static func ofInnerFunctions(_ body: Function.Body) -> Set<String> {
    var inner = ChangedNames([], insideFunctions: true)
    var outer = ChangedNames([])
    inner.visit(body)
    outer.visit(body)
    return inner.doubled.union(inner.names.subtracting(outer.names))
  }

  /// Names changed in a function inside.
  private var doubled: Set<String> = []
  private var depth = 0

  private mutating func change(_ name: String) {
    names.insert(name)
    if depth > 0 { doubled.insert(name) }
  }

  private mutating func visit(_ body: Function.Body) {
    switch body {
    case .expression(let value): visit(value)
    case .statement(let statement): visit(statement)
    case .block(let block): visit(block)
    }
  }

  private mutating func visit(_ block: Block) { for statement in block.statements { visit(statement) } }

  private mutating func visit(_ statement: Statement) {
    switch statement.kind {
    case .expression(let value, _): visit(value)
    case .bind(let targets, _, let value):
      visit(value)
      for target in targets { change(target) }
    case .function(let function):
      if let name = function.name { change(name.text) }
      visit(function)
    case .forEach(_, _, let sequence, let body):
      visit(sequence)
      visit(body)
    case .whileLoop(let condition, let body):
      visit(condition)
      visit(body)
    case .returnValue(let value), .param(_, _, let value): if let value { visit(value) }
    case .breakLoop, .continueLoop, .use, .test: break
    case .expect(let condition, let why):
      visit(condition)
      if let why { visit(why) }
    }
  }

  private mutating func change(_ target: Target) {
    switch target {
    case .name(let name): change(name.text)
    case .field(let base, _), .index(let base, _): changeRoot(base)
    }
  }

  /// `xs` of `xs[0].name = 1`.
  private mutating func changeRoot(_ expression: Expression) {
    switch expression.kind {
    case .name(let name, _): change(name)
    case .member(let base, _), .index(let base, _): changeRoot(base)
    default: break
    }
  }

  private mutating func visit(_ function: Function) {
    guard insideFunctions else { return }
    depth += 1
    visit(function.body)
    depth -= 1
  }

  private mutating func visit(_ expression: Expression) {
    if case .lambda(let function) = expression.kind { return visit(function) }
    var inner: [Expression] = []
    var blocks: [Block] = []
    expression.visitChildren(expressions: { inner.append($0) }, blocks: { blocks.append($0) })
    for expression in inner { visit(expression) }
    for block in blocks { visit(block) }
  }
}
