/// What can be told of a script without running it: what cannot be read, names that mean nothing, and what would
/// certainly fail (arguments, columns, types). One error for each root cause; remarks are warnings and notes.
public struct Lint {
  /// Errors in the order of the text.
  public private(set) var errors: [Diagnostic] = []
  /// Lines that have a meaning, though perhaps not the one meant.
  public private(set) var remarks: [Diagnostic] = []

  /// Looks at a script with a fresh interpreter, whose host tells what its verbs would do.
  public init(_ source: Source, _ interpreter: Interpreter) {
    remarks = (try? Parser.script(source))?.remarks ?? []
    let read = Parser.statements(source)
    let statements = read.compactMap { try? $0.result.get() }
    for statement in read {
      guard case .failure(let problem) = statement.result else { continue }
      if !statement.expects(problem) { errors.append(problem) }
      for name in Lint.boundNames(in: statement.span, of: source) {
        interpreter.setVariable(named: name, UnknownObject.value)
      }
    }
    let script = Script(source: source, statements: statements)
    let unknown = interpreter.problems(of: script)
    let foreseer = Foreseer(source, statements, interpreter)
    for name in interpreter.variableNames { foreseer.main.values[name] = UnknownObject.value }
    let expected = read.filter { !$0.raises.isEmpty }.map(\.span)
    for statement in statements {
      let isBroken = unknown.contains { problem in problem.span.map { statement.span.holds($0) } ?? false }
      if isBroken || expected.contains(statement.span) { foreseer.caught += 1 }
      let goesOn = isBroken ? true : foreseer.run(statement)
      if isBroken || expected.contains(statement.span) {
        foreseer.caught -= 1
        foreseer.skip(statement)
      } else if !goesOn {
        break
      }
    }
    foreseer.runFunctions()
    var told: Set<String> = []
    for problem in unknown + foreseer.problems {
      let isExpected = problem.span.map { span in expected.contains { $0.holds(span) } } ?? false
      let isRepeated = problem.code == "C001" && !told.insert(problem.message).inserted
      if !isExpected, !isRepeated { errors.append(problem) }
    }
    errors.sort { ($0.span?.start ?? 0) < ($1.span?.start ?? 0) }
  }

  /// The names that a statement which cannot be read would have bound: `a, b = …`, `fn f`.
  private static func boundNames(in span: Span, of source: Source) -> [String] {
    let lexed = Lexer.lex(Source(name: source.name, text: source.text(span)))
    var names: [String] = []
    for (index, token) in lexed.tokens.enumerated() where token.kind == .name {
      let next = index + 1 < lexed.tokens.count ? lexed.tokens[index + 1].kind : .end
      let isDeclared = index > 0 && lexed.tokens[index - 1].kind == .fnWord
      if isDeclared || next.isAssignment || next == .comma || index <= 1 {
        names.append(source.text(Span(Int(span.start) + token.start, Int(span.start) + token.end)))
      }
    }
    return names
  }
}

extension Span {
  func holds(_ other: Span) -> Bool { start <= other.start && other.end <= end }
}
