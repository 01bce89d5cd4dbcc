@testable import Language
import Testing

@Suite struct FunctionsTests {
  @Test("Arguments come by position, then by name, with defaults that see earlier parameters.")
  func arguments() {
    holds(
      #"""
      fn f(a, b = a + 1, c = a * b) => [a, b, c]
      f(1)               #=> [1, 2, 2]
      f(1, 5)            #=> [1, 5, 5]
      f(1, c: 9)         #=> [1, 2, 9]
      f(c: 1, a: 2)      #=> [2, 3, 1]
      f()                #!> needs the argument `a`
      f(1, 2, 3, 4)      #!> takes 3 arguments, not 4
      f(1, a: 2)         #!> given twice
      f(1, ab: 2)        #!> has no argument `ab`
      f(1, ab: 2)        #!> it takes `a`, `b`, `c`
      f(..[1, 2])        #=> [1, 2, 2]
      f(..{a: 1, c: 0})  #=> [1, 2, 0]
      f(..5)             #!> takes a list or a record apart
      f 1, b: 2          #=> [1, 2, 2]
      f(none)            #!> none
      """#)
  }

  @Test("A default is computed at each call.")
  func defaults() {
    holds(
      #"""
      fn add(x, list = []) { list += [x]; return list }
      add(1)             #=> [1]
      add(2)             #=> [2]
      fn g(x = none) => x ?? "nothing"
      g()                #=> "nothing"
      """#)
  }

  @Test("A function ends with its last expression, or with return.")
  func results() {
    holds(
      #"""
      fn a(x) { if x > 0 { return "plus" }; "other" }
      [a(1), a(-1)]      #=> ["plus", "other"]
      fn b(x) { if x > 0 { "plus" } else { "other" } }
      [b(1), b(-1)]      #=> ["plus", "other"]
      fn c() { x = 1 }
      c()                #=> none
      fn d(xs) { for x in xs { if x > 1 { return x } } }
      [d([1, 2, 3]), d([])]      #=> [2, none]
      fn e() { return }
      e()                #=> none
      return 1           #!> return
      """#)
  }

  @Test("A function reads the script's variables as they are at the call, and never binds them.")
  func scriptVariables() {
    holds(
      #"""
      limit = 1
      fn over(x) => x > limit
      over(2)            #=> true
      limit = 5
      over(2)            #=> false
      fn set() { limit = 9; return limit }
      set()              #=> 9
      limit              #=> 5
      xs = [1]
      fn push() { xs[0] = 2 }    #!> cannot change `xs`
      fn later() => soon + 1     #!> no variable or verb `soon`
      """#)
    #expect(runProblem("fn later() => soon + 1\nsoon = 2\nexpect later() == 3") == nil)
    #expect(runProblem("fn later() => soon + 1\nlater()\nsoon = 2")?.message == "`soon` has no value yet")
  }

  @Test("Closures see the variable itself, and each turn of a for has its own.")
  func closures() {
    holds(
      #"""
      fn counter() { n = 0; return () => { n += 1; n } }
      a = counter(); b = counter()
      [a(), a(), b()]    #=> [1, 2, 1]
      fs = []
      for i in 1..3 { fs += [() => i * 10] }
      map(fs, f => f())  #=> [10, 20, 30]
      fn late() { x = 1; f = () => x; x = 2; return f() }
      late()             #=> 2
      fn turns() { fs = []; for i in 1..3 { i += 1; fs += [() => i] }; return map(fs, f => f()) }
      turns()            #=> [2, 3, 4]
      fn shared() { fs = []; i = 0; while i < 3 { y = i; fs += [() => y]; i += 1 }; return map(fs, f => f()) }
      shared()           #=> [2, 2, 2]
      fn outer(p) { set = v => { p = v; p }; set(5); return p }
      outer(1)           #=> 5
      add = x => y => z => x + y + z
      add(1)(2)(3)       #=> 6
      """#)
  }

  @Test("A function inside a function can call itself and its neighbour.")
  func inner() {
    holds(
      #"""
      fn outer(n) { fn down(k) => if k == 0 { 0 } else { down(k - 1) }; return down(n) }
      outer(10)          #=> 0
      fn pair(n) {
        fn even(k) => if k == 0 { true } else { odd(k - 1) }
        fn odd(k) => if k == 0 { false } else { even(k - 1) }
        return even(n)
      }
      pair(10)           #=> true
      fn deep(n) { fn inner(k) { f = () => if k == 0 { "end" } else { inner(k - 1) }; return f() }; return inner(n) }
      deep(5)            #=> "end"
      """#)
  }

  @Test("Functions are values: they are passed, kept and shown.")
  func values() {
    holds(
      #"""
      fn twice(f, x) => f(f(x))
      twice(x => x + 1, 5)       #=> 7
      ops = {inc: x => x + 1}
      ops.inc(1)         #=> 2
      [x => x * 2][0](4) #=> 8
      twice              #=> fn twice(f, x)
      map([1, 2], twice) #!> needs the argument `x`
      (x, y = 1) => x + y        #=> (x, y) => …
      """#)
  }

  @Test("Only what is callable can be called, and the error says how to write it.")
  func notCallable() {
    holds(
      #"""
      xs = [1, 2]
      xs [0]             #!> `xs` is a list and cannot be called
      xs [0]             #!> xs[0]
      r = {a: 1}
      r .a               #!> `r.a` without the space
      n = 5
      n 3                #!> missing operator or comma?
      n(2)               #!> `n` is an integer and cannot be called
      """#)
  }

  @Test("Endless recursion is an error, and what it held is let go of.")
  func endless() {
    holds(
      #"""
      fn forever(n) => 1 + forever([n])
      forever 0          #!> nested too deep
      fn through(n) => map([n], through)
      through 0          #!> nested too deep
      try { forever(0) } catch p { 1 }   #!> nested too deep
      1 + 1              #=> 2
      """#)
  }
}
