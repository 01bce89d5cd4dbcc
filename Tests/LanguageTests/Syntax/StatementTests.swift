import Testing

@testable import Language

struct StatementTests {
  @Test(
    "Bindings take names, fields, indices and several names.",
    arguments: [
      ("x = 1", "(= x 1)"), ("x += 1", "(+= x 1)"), ("x *= 2", "(*= x 2)"), ("a, b = pair", "(= a,b pair)"),
      ("x.field = 1", "(= (field x field) 1)"),
      ("xs[0] = 1", "(= (at xs 0) 1)"), ("a.b[c].d -= 1", "(-= (field (at (field a b) c) d) 1)"),
      ("a, b[0] = p", "(= a,(at b 0) p)"),
      ("a,\n  b = p", "(= a,b p)"), ("x =\n  1", "(= x 1)"), ("`a b` = 1", "(= a b 1)"), ("test = 1", "(= test 1)"),
      ("x.in = 1", "(= (field x in) 1)"),
    ] as [Reading])
  func bindings(typed: String, expected: String) {
    #expect(tree(typed) == expected)
  }

  @Test(
    "Control forms are read with their blocks.",
    arguments: [
      ("if a { 1 } else if b { 2 } else { 3 }", "(if a {1} {(if b {2} {3})})"),
      ("if a { 1 }\nelse { 2 }", "(if a {1} {2})"),
      ("if a { 1 }\n# why\nelse if b { 2 }", "(if a {1} {(if b {2})})"), ("for x in xs { x }", "(for x xs {x!})"),
      ("for i, x in 1..3 { }", "(for i,x (.. 1 3) {})"),
      ("while true { if a { break }; continue }", "(while true {(if a {(break)}); (continue)})"),
      ("try { f() } catch p { p.message }", "(catch {(f)} p {(field p message)})"),
      ("try { 1 }\ncatch p { 2 }", "(catch {1} p {2})"),
      ("try a else {b: 1}", "(try {a} {b:1})".replacing("{b:1}", with: "{{b:1}}")),
      ("try a else { b }", "(try {a} {b!})"),
      ("for x in {a: 1} { }", "(for x {a:1} {})"), ("if {a: 1}.a { 2 }", "(if (field {a:1} a) {2})"),
      ("x = if a { 1 } else { 2 }", "(= x (if a {1} {2}))"),
    ] as [Reading])
  func control(typed: String, expected: String) {
    #expect(tree(typed) == expected)
  }

  @Test(
    "Functions have parameters, defaults, a body and the help above them.",
    arguments: [
      ("fn ratio(a, b = 1) => a / b", "(fn ratio (a b=1) (/ a b))"),
      ("fn f() { n = 0; return n }", "(fn f () {(= n 0); (return n)})"), ("fn f() => {}", "(fn f () {})"),
      ("fn f() => x = 1", "(fn f () (= x 1))"), ("fn f() => {a: 1}.a", "(fn f () (field {a:1} a))"),
      ("fn f(xs) => xs | sort | head 3", "(fn f (xs) (| (| xs! (sort' _)) (head' _ 3)))"),
      ("fn f() { return }", "(fn f () {(return)})"), ("fn f() => fail \"x\"", "(fn f () (fail' \"x\"))"),
    ] as [Reading])
  func functions(typed: String, expected: String) {
    #expect(tree(typed) == expected)
  }

  @Test("The `##` lines above a function are its help.")
  func help() throws {
    let script = try Parser.script(
      Source(name: "x", text: "## Not this.\n\n## First.\n## Second.\nfn f() => 1\nfn g() => 2"))
    let functions = script.statements.compactMap { if case .function(let function) = $0.kind { function } else { nil } }
    #expect(functions.map(\.help) == ["First.\nSecond.", nil])
  }

  @Test(
    "Contextual words are keywords only before what must follow.",
    arguments: [
      ("use \"a.mlops\"", "(use \"a.mlops\")"), ("use \"a.mlops\": b, c", "(use \"a.mlops\" b,c)"),
      ("use = 1", "(= use 1)"), ("test \"t\" { 1 }", "(test \"t\" {1})"),
      ("test | f", "(| test! (f' _))"), ("param a: file = \"x\"", "(param a:file \"x\")"),
      ("param a = 3", "(param a 3)"), ("param a: text", "(param a:text)"), ("param.x", "(field param x)"),
      ("expect a >= 1, \"why\"", "(expect (>= a 1) \"why\")"), ("expect -a < 1", "(expect (< (- a) 1))"),
      ("expect", "expect!"), ("fail \"x\"", "(fail' \"x\")"), ("fail -1", "(fail' (- 1))"),
      ("step + 1", "(+ step 1)"), ("on = 1", "(= on 1)"), ("gate", "gate!"), ("step x", "(step' x)"),
    ] as [Reading])
  func contextual(typed: String, expected: String) {
    #expect(tree(typed) == expected)
  }

  @Test(
    "A newline or `;` ends a statement outside brackets.",
    arguments: [
      ("a\nb", "a!\nb!"), ("a; b", "a!\nb!"), ("a;\nb", "(quiet a!)\nb!"), ("a +\nb", "(+ a b)"),
      ("(a\n+ b)", "(+ a b)"), ("[\n1,\n2\n]", "[1 2]"), ("f(x => {\n  a\n  b\n})", "(f (fn (x) {a!; b!}))"),
      ("{\n  a: 1,\n  b: 2\n}", "{a:1 b:2}"), ("# %% One\na\n# %% Two\nb", "a!\nb!"), ("if a { }; b", "(if a {})\nb!"),
      ("a # one\nb ## two", "a!\nb!"), (";;", ""), ("", ""), ("x; # quiet", "(quiet x!)"),
      ("f() # a\n\n  # b\n  | g", "(| (f) (g' _))"),
    ] as [Reading])
  func ends(typed: String, expected: String) {
    #expect(tree(typed) == expected)
  }

  @Test(
    "A line that opens a cell ends every statement and bracket.",
    arguments: ["a\n# %% X\n| f", "(a\n# %% X\n)", "if a {\n# %% X\n}", "x =\n# %% X\n1"])
  func cells(typed: String) {
    #expect(tree(typed).hasPrefix("error"))
  }
}
