@testable import Language
import Testing

@Suite struct ErrorsTests {
  @Test("Try and catch get the problem as a record.")
  func catching() {
    holds(
      #"""
      try { fail "no luck" } catch p { [p.message, p.line] }   #=> ["no luck", 1]
      r = {a: 1}
      try { 1 / 0 } catch p { p.code }   #=> "R023"
      try fail("x") else "saved"         #=> "saved"
      try [1][5] else try (r.b) else 3   #=> 3
      try { try fail("in") else fail("out") } catch p { p.message }   #=> "out"
      x = 1
      x = try { x = 5; fail("x") } else x
      x                  #=> 5
      fn risky(n) { if n > 1 { fail f"too big: {n}" }; return n }
      try risky(3) else -1       #=> -1
      map([1, 2], n => try risky(n) else 0)   #=> [1, 0]
      y = try { 5 } catch p { 6 }
      y                  #=> 5
      p                  #!> no variable or verb `p`
      """#)
  }

  @Test("A failed statement leaves its variables as they were.")
  func leaving() {
    holds(
      #"""
      x = [1]
      x = x + fail("no")     #!> no
      x                  #=> [1]
      x += 1             #!> does not apply
      x                  #=> [1]
      y = fail("never")  #!> never
      y                  #!> no variable or verb `y`
      """#)
  }

  @Test("An error points at its place and tells the calls it came through.")
  func trail() throws {
    let problem = try #require(
      runProblem("fn inner(x) => x / 0\nfn outer(x) {\n  inner(x)\n}\nouter 1"))
    #expect(problem.pointedAt == "x / 0")
    #expect(problem.notes == ["in `inner`, called at test.mlops:3", "in `outer`, called at test.mlops:5"])
  }

  @Test("A trail is short, however deep the calls.")
  func shortTrail() throws {
    let problem = try #require(runProblem("fn f(n) => if n == 0 { fail(\"end\") } else { f(n - 1) }\nf 50"))
    #expect(problem.notes.count == 6)
    #expect(problem.notes.last == "…")
  }

  @Test("The error of a verb points at the piece of the call that it names.")
  func subjects() throws {
    let problem = try #require(runProblem("lose .id, .salery, 3"))
    #expect(problem.code == "F012")
    #expect(problem.pointedAt == ".salery")
    let far = try #require(runProblem("x = 5\nlose x"))
    #expect(far.pointedAt == "lose x")
    let named = try #require(runProblem("fn f(whole) => whole\nf(hole: 2)"))
    #expect(named.pointedAt == "hole")
  }

  @Test("An unknown name is found before anything runs.")
  func unknown() throws {
    let host = TestHost()
    let problem = try #require(runProblem("print \"runs\"\nif false { lenght([1]) }", host: host))
    #expect(problem.code == "C001")
    #expect(problem.help == "did you mean `length`?")
    #expect(problem.pointedAt == "lenght")
    #expect(host.printed == [])
  }

  @Test("A name is unknown until the script binds it, but a function may be written before.")
  func order() throws {
    #expect(runProblem("x + 1\nx = 2")?.code == "C001")
    #expect(runProblem("fn f() => g()\nfn g() => 1\nexpect f() == 1") == nil)
    #expect(runProblem("if false { y = 1 }\ny")?.message == "`y` has no value yet")
    #expect(runProblem("fn f(c) { if c { y = 1 }; return y }\nf(false)")?.message == "`y` has no value yet")
  }

  @Test("A pipe's `_` outside of a pipe is an error.")
  func placeholder() {
    #expect(runProblem("x = [_]")?.message.contains("left side of a pipe") == true)
  }
}
