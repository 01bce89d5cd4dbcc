@testable import Language
import Testing

@Suite struct CapturedVariablesTests {
  @Test("A function in a variable is called where it lies, as it was when the call began.")
  func callees() {
    holds(
      #"""
      fn twice(f, x) { g = f; f = x => 0; g(g(x)) }
      twice(x => x + 1, 5)            #=> 7
      fn swapped(f) => f(if true { f = x => 0; 3 })
      swapped(x => x * 2)             #=> 6
      fn late(now) { if now { f = x => x }; f(1) }
      late(true)                      #=> 1
      late(false)                     #!> `f` has no value
      fn wrong(f) => f(1)
      wrong(3)                        #!> cannot be called
      wrong(() => 1)                  #!> takes no arguments, not 1
      wrong(length)                   #=> 0
      wrong((x, y = x + 1) => x + y)  #=> 3
      fn spread(f) => f(..[1, 2])
      spread((a, b) => a - b)         #=> -1
      fn compose(f, g) => x => g(f(x))
      compose(x => [x], length)([1, 2])                 #=> 1
      compose(x => x, 5)(1)           #!> cannot be called
      fn count(n) { f = n => if n == 0 { 0 } else { 1 }; total = 0; for i in 1..n { total += f(i) }; total }
      count(1000)                     #=> 1000
      fn outer() { inner = x => f(x); f = x => x + 1; inner(1) }
      outer()                         #=> 2
      fn deep(f, n) => if n == 0 { f } else { deep(x => f(x) + 1, n - 1) }
      deep(x => x, 500)(0)            #=> 500
      """#)
  }

  @Test("The machine goes through lists and ranges for a verb, and the list stays as it was.")
  func eachElement() {
    holds(
      #"""
      each([1, 2], x => [x])          #=> [[1], [2]]
      each(3..1, x => x)              #=> []
      keep(1..6, x => x mod 2 == 0)   #=> [2, 4, 6]
      keep(["a", "bc"], x => length(x) == 2)            #=> ["bc"]
      keep([1], x => x)               #!> true or false, not an integer
      fold(1..4, (a, b) => a * b, 1)  #=> 24
      fold(["b", "c"], (a, b) => a + b, "a")            #=> "abc"
      fold([], (a, b) => 0, [1])      #=> [1]
      each([1], length)               #=> "not by the machine"
      each(5, x => x)                 #=> "not by the machine"
      each([1], () => 1)              #!> takes no arguments
      fold([1], x => 1, 0)            #!> takes 1 argument
      each([1, 0], x => 1 / x)        #!> division by zero
      fn changing() { xs = [1, 2]; ys = each(xs, x => { xs += [x]; xs[0] = 9; length xs }); [xs, ys] }
      changing()                      #=> [[9, 2, 1, 2], [3, 4]]
      fn nested() => each(1..3, i => fold(keep(1..i, j => j > 1), (a, b) => a + b, 0))
      nested()                        #=> [0, 2, 5]
      fn caught() => each([1, 0, 2], x => try { 6 / x } else { "none" })
      caught()                        #=> [6.0, "none", 3.0]
      a = [1, 2]; b = each(a, x => a); b[0][0] = 5; [a, b]        #=> [[1, 2], [[5, 2], [1, 2]]]
      """#)
  }

  @Test("A quick form answers for a variable where it lies, and leaves the rest to the verb.")
  func quickForms() {
    holds(
      #"""
      fn sizes(xs) { n = length(xs); xs += [0]; [n, length(xs), (length xs), (xs | length)] }
      sizes([1, 2])                   #=> [2, 3, 3, 3]
      fn own(x) => length(x)
      [own("é"), own({a: 1}), own(1..4)]                #=> [1, 1, 4]
      fn later(now) { if now { x = [1] }; length(x) }
      later(false)                    #!> `x` has no value
      """#)
  }

  @Test("A list that a closure gathers is a value still: what was handed out does not change.")
  func gathering() {
    holds(
      #"""
      fn keeper() { kept = []; x => { kept += [x]; kept } }
      keep = keeper()
      a = keep(1)
      b = keep(2)
      a                      #=> [1]
      b                      #=> [1, 2]
      b[0] = 9
      keep(3)                #=> [1, 2, 3]
      fn writer() { text = ""; x => { text += x; text } }
      write = writer()
      c = write("a")
      write("b")             #=> "ab"
      c                      #=> "a"
      """#)
  }

  @Test("Elements and fields of a captured variable change for all who share it, and for nobody else.")
  func changing() {
    holds(
      #"""
      fn shared() {
        xs = [1, 2, 3]; r = {n: 0, at: [0]}
        put = (i, v) => { xs[i] = v }
        count = () => { r.n += 1; r.at[0] = r.n; r.more = true; r }
        read = () => xs
        {put: put, count: count, read: read}
      }
      s = shared()
      before = s.read()
      s.put(0, 9)
      s.read()               #=> [9, 2, 3]
      before                 #=> [1, 2, 3]
      s.put(7, 1)            #!> index 7
      s.read()               #=> [9, 2, 3]
      s.count()              #=> {n: 1, at: [1], more: true}
      first = s.count()
      s.count().n            #=> 3
      first.n                #=> 2
      """#)
  }

  @Test("In `x += f()` the old value of `x` counts, whatever `f` does to it.")
  func oldValue() {
    holds(
      #"""
      fn numbers() { n = 1; bump = () => { n = 10; 5 }; n += bump(); n }
      numbers()              #=> 6
      fn lists() { xs = [1]; bump = () => { xs += [7]; 5 }; xs += [bump()]; xs }
      lists()                #=> [1, 5]
      fn still() { xs = [1]; look = () => length(xs); xs += [look()]; xs += [look()]; xs }
      still()                #=> [1, 1, 2]
      fn mixed() { x = 1; () => { x += [2] } }
      mixed()()              #!> does not apply
      """#)
  }

  @Test("A closure that only binds or changes an outer variable, and never reads it, still shares it.")
  func writing() {
    holds(
      #"""
      fn binds() { n = 1; set = () => { n = 10 }; set(); n }
      binds()                #=> 10
      fn fields(r) { set = v => { r.a = v }; set(5); r }
      fields({a: 1})         #=> {a: 5}
      fn inner() { xs = [1]; () => { () => { xs[0] = 7; xs } } }
      inner()()()            #=> [7]
      fn turns() { fs = []; for r in [{n: 1}, {n: 2}] { fs += [() => r]; r.n += 10 }; fs | map(f => f().n) }
      turns()                #=> [11, 12]
      """#)
  }

  @Test("A captured variable without a value yet cannot grow.")
  func unset() {
    holds(
      #"""
      fn early() { add = () => { xs += [1] }; add(); xs = [] }
      early()                #!> `xs` has no value yet
      fn change() { set = () => { xs[0] = 1 }; set(); xs = [0] }
      change()               #!> `xs` has no value yet
      """#)
  }

  @Test("Growing a captured list or text takes a time in proportion to its length.")
  func speed() {
    let script = """
      fn gather() {
        kept = []; text = ""
        add = x => { kept += [x]; text += "ab" }
        echo = x => x
        twice = x => { kept += [echo(x)]; kept[0] = x }
        for i in 1..60_000 { add(i); twice(i) }
        length(kept) + length(text)
      }
      expect gather() == 240_000
      """
    let problem = runProblem(script) { $0.budget.seconds = 20 }
    #expect(problem == nil, "\(problem.map(describe) ?? "")")
  }

  @Test("The code of a closure changes the box itself.")
  func code() throws {
    let interpreter = Interpreter(host: TestHost())
    let script = try Parser.script(
      Source(name: "test.mlops", text: "fn keeper() { kept = []; x => { kept += [x]; kept[0] = x } }"))
    let statement = try #require(script.statements.first)
    let listing = Disassembler.text(
      try interpreter.compile(statement, of: script.source, later: interpreter.names(of: script.statements)))
    #expect(listing.contains("appendElement kept r0"))
    #expect(listing.contains("setIndex kept"))
  }
}
