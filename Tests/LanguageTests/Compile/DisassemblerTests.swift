@testable import Language
import Testing

@Suite struct DisassemblerTests {
  /// Compares the code of the last statement, after the ones before have run.
  private func compiles(_ text: String, _ expected: String, at location: SourceLocation = #_sourceLocation) throws {
    let interpreter = Interpreter(host: TestHost())
    let script = try Parser.script(Source(name: "test.mlops", text: text))
    for statement in script.statements.dropLast() { _ = try interpreter.runOne(statement, of: script.source) }
    let last = try #require(script.statements.last)
    let compiled = try interpreter.compile(last, of: script.source, later: interpreter.names(of: script.statements))
    let listing = Disassembler.text(compiled)
    #expect(listing == expected, sourceLocation: location)
  }

  @Test("A recursive function compares with a small integer and calls without copying itself.")
  func recursion() throws {
    try compiles(
      "fn fib(n) => if n < 2 { n } else { fib(n - 1) + fib(n - 2) }",
      """
      script:
        0 loadConstant fib fn fib(n)
        1 returnMain
      fib:
        0 unlessLessInt r0 2 →2
        1 returnValue r0
        2 subtractInt r2 r0 1
        3 callGlobal r1 fib (1)
        4 subtractInt r3 r0 2
        5 callGlobal r2 fib (1)
        6 add r1 r1 r2 b† c†
        7 returnValue r1
      """)
  }

  @Test("A script's loop works on its variables where they lie.")
  func loop() throws {
    try compiles(
      "total = 0\nfor i in 1..10 { total = total + i }",
      """
      script:
        0 loadInt r0 1
        1 loadInt r1 10
        2 rangePrepare r0
        3 jump →5
        4 addRangeNext total total r2
        5 rangeNext r0 →4
        6 clear r0
        7 clear r1
        8 clear r2
        9 returnMain
      """)
  }

  @Test("A while tests at its end.")
  func whileLoop() throws {
    try compiles(
      "n = 0\nwhile n < 10 and n != 5 { n += 1 }",
      """
      script:
        0 jump →2
        1 addInt n n 1
        2 unlessLessInt n 10 →4
        3 loopIfNotEqualInt n 5 →1
        4 returnMain
      """)
  }

  @Test("Temporaries die where they are read, and literals are shared.")
  func dying() throws {
    try compiles(
      "r = {a: {b: [1, 2]}}\nx = r.a.b[1] + 2 * 3",
      """
      script:
        0 getField r0 r a
        1 getField r0 r0 b b†
        2 loadInt r1 1
        3 getIndex r0 r0 r1 b† c†
        4 loadInt r1 2
        5 multiplyConstant r1 r1 3 b†
        6 add x r0 r1 b† c†
        7 returnMain
      """)
  }

  @Test("Only a variable that changes after it was captured is boxed.")
  func boxes() throws {
    try compiles(
      "fn f(a, b) { g = () => a + b; b = 2; return g }",
      """
      script:
        0 loadConstant f fn f(a, b)
        1 returnMain
      f:
        0 newBox r1
        1 closure r2 lambda
        2 loadInt r3 2
        3 setBox r1 r3
        4 returnValue r2
        5 returnNone
      lambda:
        0 getCapture r0 a
        1 getCaptureBox r1 b
        2 add r0 r0 r1 b† c†
        3 returnValue r0
      """)
  }

  @Test("A pipe hands its left side on, and a verb is called directly.")
  func pipe() throws {
    try compiles(
      "xs = [2, 1]\nxs | sort | length",
      """
      script:
        0 move r2 xs
        1 callHost r1 sort() (1)
        2 tryQuickTemporary r0 length r1 →4
        3 callHost r0 length() (1)
        4 returnMain r0
      """)
  }

  @Test("A caught error goes on behind the code that it guards.")
  func handlers() throws {
    try compiles(
      "x = try length([1]) else 0",
      """
      script:
        0 loadConstant r2 [1]
        1 tryQuickTemporary r1 length r2 →3
        2 callHost r1 length() (1)
        3 take x r1
        4 jump →6
        5 loadInt x 0
        6 returnMain
        catch 0..<5 → 5
      """)
  }

  @Test("A sum of texts is tried at once, and a loop's addition goes on with its test.")
  func neighbours() throws {
    try compiles(
      "fn f(a, n) { i = 0; while i < n { i += 1 }; \"<\" + a + \">\" }",
      """
      script:
        0 loadConstant f fn f(a, n)
        1 returnMain
      f:
        0 loadInt r2 0
        1 jump →3
        2 addIntLoopIfLess r2 r2 1
        3 loopIfLess r2 r1 →2
        4 concatenate r3 ("<" r0 ">") →8
        5 loadConstant r4 "<"
        6 add r4 r4 r0 b†
        7 addText r3 r4 ">" b†
        8 returnValue r3
      """)
  }
}
