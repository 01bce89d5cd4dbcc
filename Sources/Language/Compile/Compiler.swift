/// Turns the tree of one function, or of one statement of a script, into code for the register machine.
/// Names have been read by the resolver; this walks the tree once more in the same order and emits.
final class Compiler {
  let resolver: Resolver
  let builder: CodeBuilder
  let space: GlobalSpace
  let host: any Host
  let scope: FunctionScope
  /// Variables that surely have a value where the code stands.
  var assigned: Set<ObjectIdentifier> = []
  /// The script's variables that this very statement has bound so far.
  var assignedSlots: Set<Int> = []
  /// Loops around the code that is being emitted, innermost last.
  var loops: [Loop] = []
  /// Sub-expressions of an `expect` that keep their value in a register of their own.
  var recording: [Span: Int] = [:]

  struct Loop {
    let continuing: CodeBuilder.Label
    let ending: CodeBuilder.Label
    /// Registers from here on are let go of by `break` and `continue`.
    let level: Int
  }

  /// Where the value of an expression lies. A temporary dies when it is read.
  struct Operand {
    var register: Int
    var dies: Bool
  }

  init(resolver: Resolver, space: GlobalSpace, host: any Host, scope: FunctionScope, name: String?) {
    self.resolver = resolver
    self.space = space
    self.host = host
    self.scope = scope
    builder = CodeBuilder(name: name, source: resolver.source, space: space, isMain: scope.isMain)
  }

  var source: Source { resolver.source }

  /// A temporary that the next value is written to.
  func freshRegister(at span: Span) -> Int { builder.allocateFresh(at: span) }

  /// Where a value may be put together step by step: the target itself while it is a fresh temporary on top of all
  /// others, else a register of its own. A variable must not be seen half made.
  func workplace(for target: Int, at span: Span) -> Int {
    target == builder.fresh && target == builder.top - 1 ? target : freshRegister(at: span)
  }

  /// From the workplace to the target.
  func deliver(_ workplace: Int, to target: Int, at span: Span) {
    if workplace != target { builder.emit(.take, target, workplace, at: span) }
  }

  // MARK: One statement of a script

  /// The code's result is the value of an expression statement, none for every other.
  static func statement(_ statement: Statement, resolver: Resolver, space: GlobalSpace, host: any Host) throws -> Code {
    let compiler = Compiler(resolver: resolver, space: space, host: host, scope: resolver.main, name: nil)
    for name in BoundNames.of([statement]).ordered {
      guard space.define(name.text) != nil else {
        throw compiler.error("C010", "too many variables: a script holds 32,768", at: name.span)
      }
    }
    let first = GlobalSpace.firstRegister + space.registersInUse
    compiler.builder.localCount = first
    _ = compiler.builder.allocate(first)
    if case .expression(let expression, _) = statement.kind {
      let operand = try compiler.operand(expression)
      compiler.builder.emit(.returnMain, operand.register, operand.dies ? 1 : 0, at: statement.span)
    } else {
      try compiler.compile(statement)
      compiler.builder.emit(.returnMain, 0, 2, at: statement.span)
    }
    return try compiler.finish()
  }

  // MARK: A function

  func template(_ function: Function, isTest: Bool = false) throws -> FunctionTemplate {
    guard let inner = resolver.scopes[function.span] else {
      throw error("C011", "the function cannot be compiled", at: function.span)
    }
    let compiler = Compiler(resolver: resolver, space: space, host: host, scope: inner, name: function.name?.text)
    compiler.builder.isTest = isTest
    compiler.prepareLocals()
    compiler.builder.parameters = function.parameters.map {
      Code.Parameter(name: $0.name.text, isRequired: $0.defaultValue == nil)
    }
    for parameter in function.parameters {
      guard let value = parameter.defaultValue, let variable = inner.variables[parameter.name.text] else { continue }
      let given = CodeBuilder.Label()
      compiler.builder.emitJump(.jumpIfSet, variable.register, to: given, at: parameter.name.span)
      try compiler.value(value, to: variable.register)
      compiler.builder.place(given)
    }
    for variable in inner.ordered where variable.isBoxed {
      compiler.builder.emit(.newBox, variable.register, at: function.span)
    }
    try compiler.functionBody(function.body)
    let code = try compiler.finish()
    return FunctionTemplate(function: function, code: code, captures: captures(of: inner))
  }

  private func functionBody(_ body: Function.Body) throws {
    switch body {
    case .expression(let expression): try returnValue(expression)
    case .statement(let statement):
      try compile(statement)
      builder.emit(.returnNone, at: statement.span)
    case .block(let block): try returnValue(of: block)
    }
  }

  /// A `test` block: a function without parameters, called where it stands.
  func template(test body: Block) throws -> FunctionTemplate {
    let function = Function(name: nil, parameters: [], body: .block(body), help: nil, span: body.span)
    return try template(function, isTest: true)
  }

  private func prepareLocals() {
    for variable in scope.ordered {
      variable.register = builder.allocate()
      if variable.isParameter { assigned.insert(ObjectIdentifier(variable)) }
      builder.locals.append(
        Code.LocalName(
          name: variable.name, register: variable.register, isBoxed: variable.isBoxed, start: 0, end: Int.max))
    }
    builder.localCount = scope.ordered.count
  }

  private func captures(of inner: FunctionScope) -> [Int] {
    inner.captures.map { $0.function === scope ? $0.register : ~scope.capture($0) }
  }

  func finish() throws -> Code {
    builder.captureNames = scope.captures.map(\.name)
    builder.joinNeighbours()
    if let span = builder.overflow {
      throw error("C012", "this is too long to compile: split it into functions", at: span)
    }
    return Code(builder)
  }

  func error(_ code: String, _ message: String, at span: Span, help: String? = nil) -> Diagnostic {
    Diagnostic(code, message, source: source, span: span, help: help)
  }
}
