import Foundation
import Testing

@testable import Language

@Suite struct InterpreterTests {
  /// Asks to stop in 50 ms, from a thread of its own: tests that compute take all those that tasks share.
  private func stopSoon(_ flag: StopFlag) {
    Thread.detachNewThread {
      usleep(50_000)
      flag.stop()
    }
  }

  private func script(_ text: String) throws -> Script { try Parser.script(Source(name: "test.mlops", text: text)) }

  @Test("The values of a script's own expressions are shown, unless a semicolon ends the line.")
  func showing() throws {
    let host = TestHost()
    let interpreter = Interpreter(host: host)
    try interpreter.run(try script("1 + 1\nx = 3\nx;\nif true { 4 }\nfor i in 1..2 { i }\nprint \"p\";"))
    #expect(host.shown == ["2", "4"])
    #expect(host.printed == ["p"])
  }

  @Test("Statements typed one by one see each other's variables.")
  func session() throws {
    let host = TestHost()
    let interpreter = Interpreter(host: host)
    try interpreter.run(try script("x = 1\nfn f() => x + y0\ny0 = 10"))
    try interpreter.run(try script("f()"))
    try interpreter.run(try script("x = 5"))
    try interpreter.run(try script("f()"))
    #expect(host.shown == ["11", "15"])
    #expect(interpreter.variableNames == ["x", "f", "y0"])
  }

  @Test("The host reads, binds and removes variables.")
  func variables() throws {
    let interpreter = Interpreter(host: TestHost())
    interpreter.setVariable(named: "ans", .int(42))
    let result = try interpreter.runOne(
      try #require(try script("ans + 1").statements.first), of: script("ans + 1").source)
    #expect(result.value == .int(43))
    #expect(interpreter.variable(named: "ans") == .int(42))
    interpreter.removeVariable(named: "ans")
    #expect(interpreter.variable(named: "ans") == nil)
    #expect(throws: Diagnostic.self) { try interpreter.run(try self.script("ans")) }
  }

  @Test("A verb sees the variables of the function that calls it, then the script's.")
  func localVariables() {
    holds(
      #"""
      x = "script"
      fn f(x) => see("x")
      f("local")                 #=> "local"
      fn g() => see("x")
      g()                        #=> "script"
      fn h() { out = []; for i in 1..2 { out += [see("i")] }; return out }
      h()                        #=> [1, 2]
      fn k() { n = 1; f = () => { n += 1; see("n") }; return f() }
      k()                        #=> 2
      see("nothing")             #=> "unseen"
      """#)
  }

  @Test("A verb may bind variables and run statements while a statement runs.")
  func nested() throws {
    let host = TestHost()
    let interpreter = Interpreter(host: host)
    host.add("evaluate") { values, _, interpreter in
      interpreter.setVariable(named: "fresh", .int(7))
      let source = Source(name: "inner", text: values[0].asText ?? "")
      var last = Value.none
      for item in Parser.statements(source) {
        last = try interpreter.runOne(try item.result.get(), of: source).value ?? .none
      }
      return last
    }
    try interpreter.run(
      try script(
        #"""
        fn f(n) => [n, evaluate("f = 5; g = [1, 2]; length(g) + 1"), n]
        [1, "a" + "b", f(2), [3]]
        [f, see("g"), see("fresh")]
        """#))
    #expect(host.shown == ["[1, \"ab\", [2, 3, 2], [3]]", "[5, [1, 2], 7]"])
  }

  @Test("Ctrl-C ends a loop at once, no try catches it, and variables stay.")
  func stopping() throws {
    let interpreter = Interpreter(host: TestHost())
    try interpreter.run(try script("n = 0"))
    let flag = interpreter.stopFlag
    stopSoon(flag)
    let problem = runProblem(interpreter, try script("try { while true { n += 1 } } catch p { n = -1 }"))
    #expect(problem?.ending == .interrupted)
    flag.clear()
    try interpreter.run(try script("expect n > 0"))
  }

  @Test(
    "Ctrl-C ends work on long texts after the text that it is at.",
    arguments: ["t = s + \"x\"", "t = s == u", "t = s < u", "t = \"xy\" in s", "t = f\"{s}x\"", "t = s + s"])
  func longTexts(work: String) throws {
    let interpreter = Interpreter(host: TestHost())
    try interpreter.run(try script("s = \"a\"\nfor i in 1..22 { s += s }\nu = s + \"\""))
    let flag = interpreter.stopFlag
    stopSoon(flag)
    let problem = runProblem(interpreter, try script("n = 0\nwhile true { n += 1\n\(work) }"))
    #expect(problem?.ending == .interrupted)
    flag.clear()
    try interpreter.run(try script("expect n > 0"))
  }

  @Test("Steps, time, memory and depth are limited, and no try catches their end.")
  func budgets() throws {
    let interpreter = Interpreter(host: TestHost())
    interpreter.budget.steps = 1000
    let endless = try script("try { while true { 1 } } catch p { 2 }")
    #expect(runProblem(interpreter, endless)?.message == "the limit of 1000 steps is used up")
    #expect(runProblem(interpreter, try script("for i in 1..900 { i }")) == nil)
    #expect(runProblem(interpreter, try script("for i in 1..1100 { i }"))?.ending == .exhausted)
    interpreter.budget = Budget(seconds: 0.05)
    #expect(runProblem(interpreter, endless)?.message == "the time limit of 0.05 seconds is used up")
    interpreter.budget = Budget(memory: 100_000_000)
    let doubling = try script("s = \"abcdefgh\"\nwhile true { s = s + s }")
    #expect(runProblem(interpreter, doubling)?.message == "the memory limit of 100 MB is used up")
    for growth in ["s = f\"{s}{s}\"", "s += f\"{s}\""] {
      let growing = try script("s = \"abcdefgh\"\nwhile true { \(growth) }")
      #expect(runProblem(interpreter, growing)?.message == "the memory limit of 100 MB is used up", "\(growth)")
      #expect(runProblem(interpreter, try script("s = none\nexpect f\"<{1}>\" == \"<1>\"")) == nil, "\(growth)")
    }
    let listing = try script("xs = [1, 2, 3, 4]\nwhile true { xs += xs }")
    #expect(runProblem(interpreter, listing)?.ending == .exhausted)
    #expect(Budget().memory == nil && Budget().largest == 2_000_000_000)
    interpreter.budget = Budget()
    interpreter.budget.largest = 50_000_000
    for growth in ["s = s + s", "s = f\"{s}{s}\"", "s = s + \"-\" + s", "s = [..s, ..s]", "s = s + s + s"] {
      let growing = try script("s = \(growth.contains("[") ? "[1]" : "\"abcdefgh\"")\nwhile true { \(growth) }")
      let problem = runProblem(interpreter, growing)
      #expect(problem?.message == "the memory limit of 50 MB for one text or list is used up", "\(growth)")
    }
    interpreter.budget = Budget(depth: 50)
    #expect(runProblem(interpreter, try script("fn f(n) => if n == 0 { 0 } else { f(n - 1) }\nf(40)")) == nil)
    #expect(runProblem(interpreter, try script("f(60)"))?.code == "R092")
  }

  @Test("Steps can count over all statements, and a limit that is watched from outside ends a run as exhausted.")
  func limits() throws {
    let interpreter = Interpreter(host: TestHost())
    interpreter.budget = Budget(steps: 1000)
    interpreter.budget.isForAll = true
    for _ in 1...3 { #expect(runProblem(interpreter, try script("for i in 1..300 { i }")) == nil) }
    #expect(runProblem(interpreter, try script("for i in 1..300 { i }"))?.code == "R091")
    let other = Interpreter(host: TestHost())
    other.stopFlag.exhaust("the output is full")
    let problem = runProblem(other, try script("try { while true { 1 } } catch p { 2 }"))
    #expect(problem?.message == "the output is full" && problem?.ending == .exhausted)
    other.stopFlag.clear()
    #expect(runProblem(other, try script("for i in 1..300 { i }")) == nil)
  }

  private func runProblem(_ interpreter: Interpreter, _ script: Script) -> Diagnostic? {
    do {
      try interpreter.run(script)
      return nil
    } catch {
      return error as? Diagnostic
    }
  }

  @Test("Every unknown name of a script is listed in order.")
  func problems() throws {
    let interpreter = Interpreter(host: TestHost())
    let found = interpreter.problems(of: try script("a = lenght\nfn f(x) => y0 + x\nb = q"))
    #expect(found.compactMap(\.pointedAt) == ["lenght", "y0", "q"])
  }

  @Test("A call hands over spans and names as they are written.")
  func sites() throws {
    let host = TestHost()
    let seen = Seen()
    host.add("spy") { values, arguments, _ in
      seen.texts = arguments.site.arguments.indices.compactMap { index in
        arguments.site.span(ofArgument: index).flatMap { arguments.site.source?.text($0) }
      }
      seen.named = arguments.named.map(\.name)
      seen.whole = arguments.site.text
      return .int(values.count)
    }
    let interpreter = Interpreter(host: host)
    try interpreter.run(try script("spy 1 + 2, .a, top: [3]"))
    #expect(seen.texts == ["1 + 2", ".a", "[3]"])
    #expect(seen.named == ["top"])
    #expect(seen.whole == "spy 1 + 2, .a, top: [3]")
    #expect(host.shown == ["2"])
  }

  private final class Seen {
    var texts: [String] = []
    var named: [String] = []
    var whole = ""
  }
}
