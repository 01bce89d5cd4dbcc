/// Finds the names that a body binds in its own blocks, not in the functions inside it.
struct BoundNames {
  /// How many statements bind each name; a `fn` counts too.
  private(set) var counts: [String: Int] = [:]
  private(set) var ordered: [Name] = []
  /// Names of `for` and `catch` around the statement being read: binding them binds no variable of the function.
  private var scoped: [String] = []
  /// Names bound by a `fn` statement.
  private(set) var functions: Set<String> = []

  static func of(_ statements: [Statement]) -> BoundNames {
    var names = BoundNames()
    for statement in statements { names.visit(statement) }
    return names
  }

  static func of(_ body: Function.Body) -> BoundNames {
    var names = BoundNames()
    switch body {
    case .expression(let expression): names.visit(expression)
    case .statement(let statement): names.visit(statement)
    case .block(let block): names.visit(block)
    }
    return names
  }

  private mutating func bind(_ name: Name) {
    guard !scoped.contains(name.text) else { return }
    if counts[name.text] == nil { ordered.append(name) }
    counts[name.text, default: 0] += 1
  }

  private mutating func visit(_ block: Block) {
    for statement in block.statements { visit(statement) }
  }

  private mutating func visit(_ statement: Statement) {
    switch statement.kind {
    case .expression(let expression, _): visit(expression)
    case .bind(let targets, _, let value):
      visit(value)
      for target in targets {
        switch target {
        case .name(let name): bind(name)
        case .field(let base, _): visit(base)
        case .index(let base, let index): visit(base); visit(index)
        }
      }
    case .function(let function):
      if let name = function.name {
        bind(name)
        functions.insert(name.text)
      }
    case .forEach(let index, let item, let sequence, let body):
      visit(sequence)
      let mark = scoped.count
      if let index { scoped.append(index.text) }
      scoped.append(item.text)
      visit(body)
      scoped.removeLast(scoped.count - mark)
    case .whileLoop(let condition, let body):
      visit(condition)
      visit(body)
    case .breakLoop, .continueLoop, .test: break
    case .returnValue(let value): if let value { visit(value) }
    case .use(let path, let span, let names):
      if let names {
        for name in names { bind(name) }
      } else {
        bind(Name(text: ModulePath.stem(path), span: span))
      }
    case .param(let name, _, let value):
      if let value { visit(value) }
      bind(name)
    case .expect(let condition, let why):
      visit(condition)
      if let why { visit(why) }
    }
  }

  /// Only blocks can bind; everything that can hold a block is gone through.
  private mutating func visit(_ expression: Expression) {
    switch expression.kind {
    case .tryCatch(let body, let problem, let handler):
      visit(body)
      scoped.append(problem.text)
      visit(handler)
      scoped.removeLast()
    case .lambda: break
    default:
      expression.visitChildren(expressions: { visit($0) }, blocks: { visit($0) })
    }
  }
}

/// The name under which `use "lib/features.mlops"` binds a module: `features`.
enum ModulePath {
  static func stem(_ path: String) -> String {
    let file = path.split(separator: "/", omittingEmptySubsequences: true).last.map(String.init) ?? path
    guard let dot = file.lastIndex(of: "."), dot != file.startIndex else { return file }
    return String(file[..<dot])
  }
}
