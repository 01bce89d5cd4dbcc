/// Reads statements before they are compiled: which variable each name means, which variables closures capture, and
/// which names mean nothing at all.
final class Resolver {
  /// The scope of each function, and each variable of a `for`, `catch` or pipe, by the span that makes it.
  private(set) var scopes: [Span: FunctionScope] = [:]
  private(set) var scopedVariables: [Span: Variable] = [:]
  private(set) var problems: [Diagnostic] = []

  let main = FunctionScope(parent: nil, isMain: true)
  let source: Source
  let isTesting: Bool
  private let host: any Host
  /// The variables as they are by now, and those that the statements so far bind.
  private let space: GlobalSpace
  private var bound: Set<String> = []
  /// Every variable of the script, for functions, which run later.
  private let later: Set<String>
  private var scope: FunctionScope
  /// What a bare name that means nothing was perhaps meant to be.
  private var meant = Meant.name

  private enum Meant {
    case name, column, text
    /// `data.csv` without quotes.
    case path(String)
  }

  init(source: Source, host: any Host, space: GlobalSpace, later: Set<String>, isTesting: Bool = false) {
    self.isTesting = isTesting
    self.source = source
    self.host = host
    self.space = space
    self.later = later
    scope = main
  }

  // MARK: Statements

  func visit(_ statement: Statement) {
    switch statement.kind {
    case .expression(let expression, _): visit(expression)
    case .bind(let targets, let operation, let value):
      if operation != nil { for target in targets { visitOld(target) } }
      for target in targets { visitPlace(target) }
      visit(value)
      for target in targets { if case .name(let name) = target { assign(name) } else { changeRoot(of: target) } }
    case .function(let function):
      visit(function)
      if let name = function.name { assign(name) }
    case .forEach(let index, let item, let sequence, let body):
      visit(sequence)
      scope.loopDepth += 1
      let names = [index, item].compactMap { $0 }
      for name in names { pushScoped(name.text, at: name.span) }
      visit(body)
      popScoped(names.count)
      scope.loopDepth -= 1
    case .whileLoop(let condition, let body):
      scope.loopDepth += 1
      visit(condition)
      visit(body)
      scope.loopDepth -= 1
    case .breakLoop, .continueLoop: break
    case .returnValue(let value): if let value { visit(value) }
    case .use(let path, let span, let names):
      for name in names ?? [Name(text: ModulePath.stem(path), span: span)] { assign(name) }
    case .param(let name, _, let value):
      if let value { visit(value) }
      assign(name)
    case .expect(let condition, let why):
      visit(condition)
      if let why { visit(why) }
    case .test(let name, let body):
      visit(name)
      enter(at: body.span, parameters: [], bound: BoundNames.of(body.statements), ownName: nil) { visit(body) }
    }
  }

  private func visit(_ block: Block) { for statement in block.statements { visit(statement) } }

  // MARK: Expressions

  private func visit(_ expression: Expression) {
    switch expression.kind {
    case .name(let name, _): use(name, at: expression.span)
    case .placeholder: use("_", at: expression.span)
    case .lambda(let function): visit(function)
    case .pipe(let left, let stage):
      visit(left)
      pushScoped("_", at: stage.span)
      visit(stage)
      popScoped(1)
    case .tryCatch(let body, let problem, let handler):
      visit(body)
      pushScoped(problem.text, at: problem.span)
      visit(handler)
      popScoped(1)
    case .call(let call):
      visit(call.callee)
      for argument in call.arguments { meaning(.column) { visit(argument.value) } }
    case .binary(let operation, let left, let right, _) where [.equal, .notEqual].contains(operation):
      meaning(right.hasColumn ? .text : meant) { visit(left) }
      meaning(left.hasColumn ? .text : meant) { visit(right) }
    case .member(let base, let field) where ["csv", "tsv", "parquet", "json", "jsonl", "txt"].contains(field.text):
      meaning(.path(source.text(expression.span))) { visit(base) }
    default:
      expression.visitChildren(expressions: { visit($0) }, blocks: { visit($0) })
    }
  }

  private func meaning(_ meaning: Meant, _ work: () -> Void) {
    let outer = meant
    meant = meaning
    work()
    meant = outer
  }

  private func visit(_ function: Function) {
    enter(
      at: function.span, parameters: function.parameters.map(\.name), bound: BoundNames.of(function.body),
      ownName: function.name?.text
    ) {
      for parameter in function.parameters {
        if let value = parameter.defaultValue { visit(value) }
      }
      switch function.body {
      case .expression(let expression): visit(expression)
      case .statement(let statement): visit(statement)
      case .block(let block): visit(block)
      }
    }
  }

  private func enter(at span: Span, parameters: [Name], bound: BoundNames, ownName: String?, body: () -> Void) {
    let isFixed = ownName.map { name in scope.isMain ? false : scope.isBoundOnce(name) } ?? false
    let inner = FunctionScope(parent: scope, ownName: isFixed ? ownName : nil)
    for parameter in parameters { inner.define(parameter.text, isParameter: true).assignments = 1 }
    for name in bound.ordered where inner.variables[name.text] == nil {
      let isOuter = !bound.functions.contains(name.text) && bindsOuter(name.text)
      if !isOuter { _ = inner.define(name.text) }
    }
    inner.boundCounts = bound.counts
    scopes[span] = inner
    let outer = scope
    scope = inner
    body()
    scope = outer
  }

  /// The name is a variable of an enclosing function, so `=` in an inner function binds that.
  private func bindsOuter(_ name: String) -> Bool {
    var function: FunctionScope? = scope
    while let current = function, !current.isMain {
      if current.own(name) != nil { return true }
      function = current.parent
    }
    return false
  }

  // MARK: Names

  private func pushScoped(_ name: String, at span: Span) {
    let variable = Variable(name, in: scope, isScoped: true)
    variable.assignments = 1
    variable.depth = scope.loopDepth
    scopedVariables[span] = variable
    scope.scoped.append(variable)
  }

  private func popScoped(_ count: Int) { scope.scoped.removeLast(count) }

  private func assign(_ name: Name) {
    switch find(name.text, from: scope) {
    case .own(let variable):
      variable.assignments += 1
      if variable.isCaptured { variable.changesAfterCapture = true }
      if scope.loopDepth > variable.depth { variable.changesInLoop = true }
    case .captured(let variable, _):
      variable.assignments += 1
      variable.isCaptured = true
      variable.changesAfterCapture = true
    case .ownFunction, nil:
      bound.insert(name.text)
    }
  }

  /// What a compound assignment reads.
  private func visitOld(_ target: Target) {
    if case .name(let name) = target { use(name.text, at: name.span) }
  }

  /// The variable that `x.field[0] = …` changes, and the indices on the way.
  private func visitPlace(_ target: Target) {
    switch target {
    case .name: break
    case .field(let base, _): visit(base)
    case .index(let base, let index):
      visit(base)
      visit(index)
    }
  }

  /// `x.field[0] = …` binds the variable anew, as far as closures are concerned.
  private func changeRoot(of target: Target) {
    guard let root = target.root, find(root.text, from: scope) != nil else { return }
    assign(root)
  }

  private func use(_ name: String, at span: Span) {
    switch find(name, from: scope) {
    case .own(let variable): variable.uses += 1
    case .captured(let variable, _):
      variable.uses += 1
      variable.isCaptured = true
      if variable.assignments == 0 || variable.changesInLoop { variable.changesAfterCapture = true }
    case .ownFunction: scope.usesOwnName = true
    case nil:
      let isKnown = bound.contains(name) || space.slot(name).map(space.isSet) ?? false
      let isVariable = isKnown || !scope.isMain && later.contains(name)
      if !isVariable, host.callable(named: name) == nil, !Builtins.names.contains(name) {
        problems.append(unknown(name, at: span))
      }
    }
  }

  private func find(_ name: String, from scope: FunctionScope) -> NameMeaning? { NameMeaning.find(name, from: scope) }

  private func unknown(_ name: String, at span: Span) -> Diagnostic {
    if name == "_" {
      return Diagnostic(
        "C002", "`_` stands for the left side of a pipe, and there is none here", source: source, span: span)
    }
    let known = space.names.filter { space.slot($0).map(space.isSet) ?? false }
    var names = host.callableNames + Builtins.names + known + bound + later
    var function: FunctionScope? = scope
    while let current = function {
      names += current.variables.keys + current.scoped.map(\.name)
      function = current.parent
    }
    return Diagnostic(
      "C001", "no variable or verb `\(name)`", source: source, span: span, help: help(name, at: span, among: names))
  }

  private func help(_ name: String, at span: Span, among names: [String]) -> String {
    let column = "a column is written with a dot: `.\(name)`"
    let before = source.text(Span(Int(span.start) - 3, Int(span.start)))
    if before.hasSuffix("-- ") { return "a comment begins with `#`" }
    if case .path(let path) = meant { return "a path is a text: `\"\(path)\"`" }
    if let ours = ForeignWords.help(name) { return ours }
    // A verb that is only a little like it is seldom meant where a column or a text stands.
    let near = Nearest.names(to: name, among: names).filter { close in
      host.callable(named: close) == nil || Nearest.distance(Array(name.utf8), Array(close.utf8)) <= 1
    }
    switch meant {
    case .text where near.isEmpty: return "a text stands in quotes: `\"\(name)\"`"
    case .column where near.isEmpty: return column
    default: return Nearest.help(name, among: names) ?? column
    }
  }
}

extension Target {
  /// The variable at the beginning of `x.field[0]`; none when that is no name.
  fileprivate var root: Name? {
    switch self {
    case .name(let name): return name
    case .field(let base, _), .index(let base, _):
      var base = base
      while true {
        switch base.kind {
        case .name(let name, _): return Name(text: name, span: base.span)
        case .member(let inner, _), .index(let inner, _): base = inner
        default: return nil
        }
      }
    }
  }
}

/// What a name means where it stands, before the script's own variables and the verbs are asked.
enum NameMeaning {
  /// A variable of the same function (or a `for`, `catch`, pipe of the script).
  case own(Variable)
  /// A variable of a function around, at this place among the captures.
  case captured(Variable, Int)
  /// The function that is being defined, by its own name.
  case ownFunction

  static func find(_ name: String, from scope: FunctionScope) -> NameMeaning? {
    if let variable = scope.own(name) { return .own(variable) }
    if scope.ownName == name { return .ownFunction }
    guard let parent = scope.parent, let outer = find(name, from: parent) else { return nil }
    switch outer {
    case .own(let variable), .captured(let variable, _): return .captured(variable, scope.capture(variable))
    case .ownFunction:
      // Seen from a function inside the one that is being defined: an ordinary variable of the function around both.
      guard let around = parent.parent, case .own(let variable)? = find(name, from: around) else { return nil }
      _ = parent.capture(variable)
      return .captured(variable, scope.capture(variable))
    }
  }
}
