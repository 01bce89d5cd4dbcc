import Language
import Testing

/// Runs each statement of a script by itself and compares it with the `#=>` and `#!>` beside it.
func holds(_ text: String, host: TestHost = TestHost(), at location: SourceLocation = #_sourceLocation) {
  let interpreter = Interpreter(host: host)
  interpreter.isTesting = true
  let source = Source(name: "test.mlops", text: text)
  for item in Parser.statements(source) {
    let (shown, problem) = outcome(item, of: source, interpreter)
    let code = source.text(item.span)
    if let expected = item.shows {
      #expect(shown == expected.text, "\(code) \(problem.map(describe) ?? "")", sourceLocation: location)
    }
    for expected in item.raises {
      guard let problem else {
        Issue.record("\(code): no error", sourceLocation: location)
        continue
      }
      #expect(describe(problem).contains(expected.text), "\(code)", sourceLocation: location)
    }
    if item.raises.isEmpty, let problem { Issue.record("\(code): \(describe(problem))", sourceLocation: location) }
  }
}

private func outcome(
  _ item: ReadStatement, of source: Source, _ interpreter: Interpreter
) -> (shown: String?, problem: Diagnostic?) {
  do {
    let result = try interpreter.runOne(try item.result.get(), of: source)
    return (result.isQuiet ? nil : result.value?.inline, nil)
  } catch {
    return (nil, error as? Diagnostic)
  }
}

/// Everything that a reader sees of an error.
func describe(_ problem: Diagnostic) -> String {
  ([problem.code, problem.message, problem.help ?? ""] + problem.notes).joined(separator: "\n")
}

/// The error that a whole script ends with.
func runProblem(_ text: String, host: TestHost = TestHost(), set: (Interpreter) -> Void = { _ in }) -> Diagnostic? {
  let interpreter = Interpreter(host: host)
  set(interpreter)
  let source = Source(name: "test.mlops", text: text)
  do {
    try interpreter.run(try Parser.script(source))
    return nil
  } catch {
    return error as? Diagnostic
  }
}

extension Diagnostic {
  /// The piece of text that the error points at.
  var pointedAt: String? { span.flatMap { source?.text($0) } }
}
