/// Goes through statements as a run would, with values where they are certain and unknown ones elsewhere, and collects
/// what would certainly fail. Nothing of the script happens: of the host's verbs only what `Host.foresee` offers.
///
/// A statement that fails leaves unknown values behind, so that what follows from an error is not told again.
final class Foreseer {
  let source: Source
  let interpreter: Interpreter
  var host: any Host { interpreter.host }

  let main = ForeseenScope(parent: nil)
  var scope: ForeseenScope
  /// The script's variables that one statement binds once: what a function reads there is certain.
  let steady: Set<String>
  private(set) var problems: [Diagnostic] = []
  /// Inside a `try`, errors are expected.
  var caught = 0
  /// Calls inside calls.
  var depth = 0
  /// Expressions that may still be gone through; afterwards all is unknown.
  private var budget = 200_000
  /// Functions of the script that were found, to be looked at with unknown arguments when the script is through.
  var functions: [ForeseenFunction] = []

  /// Ends what cannot be gone on with: after `return`, `break`, `continue` and `fail`.
  enum Ending: Error { case left }

  init(_ source: Source, _ statements: [Statement], _ interpreter: Interpreter) {
    self.source = source
    self.interpreter = interpreter
    scope = main
    let bound = BoundNames.of(statements)
    let changed = statements.map { ChangedNames([$0]).names }
    steady = Set(
      bound.counts.keys.filter { name in changed.count { $0.contains(name) } <= 1 && bound.counts[name] == 1 })
  }

  /// The statement can be gone into no more.
  func isSpent() -> Bool {
    budget -= 1
    return budget < 0
  }

  func add(_ problem: Diagnostic) {
    guard caught == 0, problem.ending != .interrupted, problem.ending != .exhausted,
      !problems.contains(where: { $0.span == problem.span && $0.code == problem.code })
    else { return }
    problems.append(problem)
  }

  /// One statement of the script itself; false where the script surely ends with it.
  func run(_ statement: Statement) -> Bool {
    do {
      _ = try visit(statement)
      return true
    } catch {
      return false
    }
  }

  /// Marks what a statement binds as unknown, because it was not gone through.
  func skip(_ statement: Statement) {
    for name in ChangedNames([statement]).names.union(BoundNames.of([statement]).counts.keys) {
      bind(name, UnknownObject.value)
    }
  }

  /// Looks at the bodies of all functions that were found, with unknown arguments.
  func runFunctions() {
    var next = 0
    while next < functions.count, next < 1000 {
      let function = functions[next]
      next += 1
      _ = try? body(
        of: function,
        Dictionary(
          function.parameterNames.map { ($0, UnknownObject.value) }, uniquingKeysWith: { first, _ in first }))
    }
  }

  func bind(_ name: String, _ value: Value) {
    scope.bind(name, value)
    guard scope === main, main.values[name] != nil else { return }
    host.bound(name, to: value)
    // A verb such as `sql` finds the script's variables by their names.
    if value.holdsUnknown {
      interpreter.removeVariable(named: name)
    } else {
      interpreter.setVariable(named: name, value)
    }
  }

  /// Any error as a diagnostic that points into the text; none where only the run can tell.
  func diagnostic(_ error: any Error, at span: Span) -> Diagnostic? {
    if error is Unforeseen { return nil }
    guard var problem = (error as? Diagnostic) ?? host.translate(error) else { return nil }
    guard problem.span == nil else { return problem }
    problem.source = source
    problem.span = span
    if let subject = problem.subject, !subject.isEmpty,
      let narrow = SubjectSpan.find(subject, in: span, of: source)
    {
      problem.span = narrow
    }
    return problem
  }

  /// Runs work whose errors are those of an expression.
  func located(_ span: Span, _ work: () throws -> Value) throws -> Value {
    do { return try work() } catch let ending as Ending { throw ending } catch {
      guard let problem = diagnostic(error, at: span) else { return UnknownObject.value }
      throw problem
    }
  }
}
