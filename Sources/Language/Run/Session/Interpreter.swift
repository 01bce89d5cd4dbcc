/// One session of the language: its variables, and the machine that runs statements against them.
/// A plain class for one thread at a time; only `stopFlag` is touched from others.
public final class Interpreter {
  public private(set) var host: any Host
  public let stopFlag: StopFlag
  public var budget = Budget()
  /// `test` blocks run only when this is set.
  public var isTesting = false
  /// The values of a script's `param` statements as they stand on the command line, by name.
  public var parameterTexts: [String: String] = [:]

  /// Told now and then what runs: the text of the statement, or of the function and its name. None costs nothing.
  public var sampler: ((Source, Span, String?) -> Void)?

  /// The variables of the script or the prompt.
  let space = GlobalSpace()
  /// Whose statements run now: the session's own, or those of the module that is being read.
  var current: GlobalSpace
  var modules: [String: ModuleObject] = [:]
  /// Modules that were read anew; their functions may still be called.
  private var forgotten: [ModuleObject] = []
  /// Modules that are being read, outermost first, to tell an import cycle.
  var loading: [String] = []
  /// Values of variables that the host bound anew while something ran; they may still be in use.
  var kept: [Value] = []
  private(set) lazy var machine = Machine(self)

  public init(host: any Host, stopFlag: StopFlag = StopFlag()) {
    self.host = host
    self.stopFlag = stopFlag
    current = space
  }

  deinit {
    space.clear()
    for module in forgotten + modules.values { module.space.clear() }
  }

  /// Lets go of the host, which may hold this interpreter in turn, once nothing will run any more.
  public func close() { host = ClosedHost() }

  // MARK: Running

  /// Reads the whole script for unknown names and other slips that need no run; throws the first as a `Diagnostic`.
  public func check(_ script: Script) throws {
    let problems = problems(of: script)
    if let first = problems.first { throw first }
  }

  /// Every unknown name of the script, in order.
  public func problems(of script: Script) -> [Diagnostic] {
    let resolver = resolver(script.source, later: names(of: script.statements))
    for statement in script.statements { resolver.visit(statement) }
    return resolver.problems
  }

  /// Checks the script, then runs it statement by statement; shows the values of its own expression statements.
  public func run(_ script: Script, onResult: (StatementResult) throws -> Void = { _ in }) throws {
    try check(script)
    begin()
    declare(script.statements)
    // Once for all statements: a page of 10,000 lines would else be gone through 10,000 times.
    let later = names(of: script.statements)
    for statement in script.statements {
      let result = try execute(statement, of: script.source, later: later)
      if let value = result.value, !result.isQuiet { try shown(value, statement, script.source) }
      try onResult(result)
    }
  }

  /// Makes the variables of a whole script known before parts of it run, so that a function may name what is bound
  /// further down.
  public func declare(_ statements: [Statement]) {
    for name in BoundNames.of(statements).ordered { _ = current.define(name.text) }
  }

  /// Makes the next `use` of each module read its file again; what was taken from it before stays usable.
  public func forgetModules() {
    forgotten += modules.values
    modules = [:]
  }

  /// Checks and runs one statement and shows nothing.
  public func runOne(_ statement: Statement, of source: Source) throws -> StatementResult {
    let later = names(of: [statement])
    let resolver = resolver(source, later: later)
    resolver.visit(statement)
    if let first = resolver.problems.first { throw first }
    begin()
    return try execute(statement, of: source, later: later)
  }

  /// A statement inside another may bind a variable whose function runs: what variables hold now is kept until all is
  /// done.
  private func begin() {
    if machine.isIdle {
      kept = []
    } else {
      kept += current.names.compactMap { current[$0] }
    }
  }

  private func execute(_ statement: Statement, of source: Source, later: Set<String>) throws -> StatementResult {
    let code = try compile(statement, of: source, later: later)
    let value = try machine.run(code)
    if case .bind(let targets, nil, _) = statement.kind {
      for case .name(let name) in targets { if let value = current[name.text] { host.bound(name.text, to: value) } }
    }
    guard case .expression(_, let isQuiet) = statement.kind else {
      return StatementResult(statement: statement, value: nil, isQuiet: true)
    }
    return StatementResult(statement: statement, value: value, isQuiet: isQuiet)
  }

  /// - Parameter later: every variable of the script that the statement stands in.
  func compile(_ statement: Statement, of source: Source, later: Set<String>) throws -> Code {
    let resolver = resolver(source, later: later)
    resolver.visit(statement)
    return try Compiler.statement(statement, resolver: resolver, space: current, host: host)
  }

  private func resolver(_ source: Source, later: Set<String>) -> Resolver {
    Resolver(source: source, host: host, space: current, later: later, isTesting: isTesting)
  }

  /// The variables that there are, and those that statements bind.
  func names(of statements: [Statement]) -> Set<String> {
    Set(current.names + BoundNames.of(statements).ordered.map(\.text))
  }

  /// A value that cannot be shown is an error of its statement.
  private func shown(_ value: Value, _ statement: Statement, _ source: Source) throws {
    do { try host.show(value) } catch {
      var problem = (error as? Diagnostic) ?? host.translate(error) ?? Diagnostic("R099", "\(error)")
      if problem.span == nil { problem = machine.located(problem, source, statement.span) }
      throw problem
    }
  }

  // MARK: Calls

  /// Calls a function or a verb, from inside a verb too.
  public func call(_ callable: Value, _ values: [Value]) throws -> Value {
    if let function = callable.asFunction { return try machine.call(function, values) }
    guard case .object(let verb as Callable) = callable else {
      throw Diagnostic("R030", "\(callable.aKind) cannot be called")
    }
    return try verb.call(Arguments(values), self)
  }

  /// The same with one value, quicker: for a verb that goes through a million elements.
  public func call(_ callable: Value, _ value: Value) throws -> Value {
    if let function = callable.asFunction { return try machine.call(function, value) }
    return try call(callable, [value])
  }

  /// Calls a function or a verb with two values.
  public func call(_ callable: Value, _ first: Value, _ second: Value) throws -> Value {
    if let function = callable.asFunction { return try machine.call(function, first, second) }
    return try call(callable, [first, second])
  }

  // MARK: Calls with each element

  /// A list of what a function of a script gives for each element of a list or a range; none for any other callable or
  /// sequence, which the caller goes through itself.
  public func map(_ callable: Value, over sequence: Value) throws -> Value? {
    guard let function = callable.asFunction, let elements = Machine.Elements(sequence) else { return nil }
    return .object(try machine.map(function, elements))
  }

  /// The elements for which a function gives true, by the same terms; `problem` makes the error for an answer that is
  /// neither true nor false.
  public func filter(_ callable: Value, over sequence: Value, _ problem: (Value) -> any Error) throws -> Value? {
    guard let function = callable.asFunction, let elements = Machine.Elements(sequence) else { return nil }
    return .object(try machine.filter(function, elements, problem))
  }

  /// The fold of the elements with a function of two values, by the same terms.
  public func reduce(_ callable: Value, over sequence: Value, from first: Value) throws -> Value? {
    guard let function = callable.asFunction, let elements = Machine.Elements(sequence) else { return nil }
    return try machine.reduce(function, elements, from: first)
  }

  // MARK: Variables

  /// The value of a variable as the running call sees it: of the function that called the verb, then of the script.
  public func variable(named name: String) -> Value? { machine.local(name) ?? current[name] }

  /// Binds a variable of the script, such as `ans`.
  public func setVariable(named name: String, _ value: Value) {
    guard let slot = current.define(name) else { return }
    if !machine.isIdle { kept.append((current.cells + slot).pointee.value) }
    (current.cells + slot).put(RegisterCell(value))
  }

  /// Forgets a variable; its name is unknown afterwards.
  public func removeVariable(named name: String) {
    guard let slot = current.slot(name) else { return }
    if !machine.isIdle { kept.append((current.cells + slot).pointee.value) }
    (current.cells + slot).clear()
  }

  /// The script's variables that have a value, in the order they were first bound.
  public var variableNames: [String] { current.names.filter { current[$0] != nil } }
}
