import Testing

@testable import Language

/// What people type by habit, and what the answer must say: message and help, joined by `|`.
typealias Museum = (typed: String, says: String)

struct SlipsTests {
  @Test(
    "Signs of other languages are answered with ours, in the user's own line.",
    arguments: [
      ("loans %>% head()", "write `loans | head()`"), ("loans |> head()", "write `loans | head()`"),
      ("a && b", "write `a and b`"), ("a||b", "write `a or b`"),
      ("if !done { 1 }", "write `if not done {"), ("x = !a && !b", "write `x = not a and not b`"),
      ("a & b", "write `a and b`"), ("n % 2 == 0", "write `n mod 2 == 0`"),
      ("7%3", "write `7 mod 3`"), ("7 %% 3", "write `7 mod 3`"), ("7 %/% 3", "write `7 // 3`"),
      ("x %in% xs", "write `x in xs`"), ("2^3", "write `2 ** 3`"),
      ("a === b", "write `a == b`"), ("a !== b", "write `a != b`"), ("a <> b", "write `a != b`"),
      ("c ? a : b", "write `if c { a } else { b }`"),
      ("x = n > 1 ? \"a\" : \"b\"", "write `if n > 1 { \"a\" } else { \"b\" }`"), ("x <- 1", "write `x = 1`"),
      ("df$x", "write `df.x`"), ("y ~ x", "train frame, .y"),
      ("i++", "write `i += 1`"), ("i--", "write `i -= 1`"), ("x = +5", "write `5`"), ("x =< 1", "write `<=`"),
      ("x = 1 // the first one", "begins with `#`"),
      ("a == not b", "write `(not b)`"), ("0 < x < 10", "write `0 < x and x < 10`"),
      ("0 <= a.b + 1 < n and c", "write `0 <= a.b + 1 and a.b + 1 < n`"), ("1..3..5", "ranges do not chain"),
      ("x -> y", "write `y = x`"), ("f(x -> y)", "`=>`"), ("a = \\", "does not join lines"),
      ("@f", "`@` has no meaning"), ("a ≤ b", "write `<=`"),
      ("a − b", "write `-`"),
    ] as [Museum])
  func operators(typed: String, says: String) {
    #expect(failure(typed).contains(says), "\(failure(typed))")
  }

  @Test(
    "Words of other languages are answered with the line to write.",
    arguments: [
      ("def f(x):\n  return x", "write `fn f(x) { … }`"), ("def f(x): return x + 1", "write `fn f(x) => x + 1`"),
      ("function f(a, b) { a }", "write `fn f(a, b) { … }`"),
      ("map(xs, lambda x: x + 1)", "write `x => x + 1`"), ("map(xs, lambda a, b: a)", "write `(a, b) => a`"),
      ("f = function(x) x + 1", "write `x => x + 1`"), ("map(xs, function(x) { x })", "write `x => { … }`"),
      ("f = fn (x) => x", "write `x => x`"), ("let x = 1", "write `x = 1`"), ("var x = f(2)", "write `x = f(2)`"),
      ("const x: int = 1", "write `x = 1`"), ("import pandas as pd", "use \"file.mlops\""),
      ("if a { 1 } elif b { 2 }", "`else if`"), ("SELECT a FROM t", "write `sql \"SELECT a FROM t\"`"),
      ("select a, b from loans where x > 1", "write `sql \"select a, b from loans where x > 1\"`"),
      ("SELECT * FROM t WHERE n = \"x\"", "sql \"\"\"SELECT"), ("loans | order by .x", "write `sort .x`"),
      ("loans | group by .x", "write `group .x`"), ("loans where .x > 1", "write `loans | filter .x > 1`"),
    ] as [Museum])
  func words(typed: String, says: String) {
    #expect(failure(typed).contains(says), "\(failure(typed))")
  }

  @Test(
    "Blocks stand in braces after a header.",
    arguments: [
      ("if x:\n  y", "write `if x { … }`"), ("if x: y", "write `if x { y }`"),
      ("for x in xs:\n  y", "write `for x in xs { … }`"), ("while True:\n  y", "write `while True { … }`"),
      ("if a { 1 } else:\n 2", "write `else { … }`".replacing("else {", with: "if a { 1 } else {")),
      ("if x then y", "write `if x { … }`"), ("if (x) y", "write `if (x) { y }`"), ("if (x)\n{ y }", "same line"),
      ("for (x in xs) { y }", "write `for x in xs { … }`"),
      ("for (i = 0; i < 3; i++) { y }", "write `for i in 0..9 { … }`"),
      ("for x of xs { }", "write `for x in xs { … }`"), ("x = a if c else b", "write `if c { a } else { b }`"),
      ("1 if true else 2", "write `if true { 1 } else { 2 }`"), ("a\nelse { 2 }", "none stands before it"),
      ("try { f() } except e { 1 }", "catch problem"), ("try a | b else c", "write `try (a | b) else c`"),
      ("try { f() } catch { 1 }", "catch problem {"), ("if x\n", "`{` must follow"), ("break", "inside a `for`"),
      ("return 1", "inside a function"),
    ] as [Museum])
  func blocks(typed: String, says: String) {
    #expect(failure(typed).contains(says), "\(failure(typed))")
  }

  @Test(
    "`=` and commas are answered with what they stand for.",
    arguments: [
      ("f(x=1)", "write `x: 1`"), ("f(a, x = b + 1, c)", "write `x: b + 1`"),
      ("train loans, seed=3", "write `seed: 3`"), ("loans | filter .a = 1", "write `.a == 1`"),
      ("loans | filter(.a = 1)", "write `.a == 1`"),
      ("if x = 1 { 2 }", "write `x == 1`"), ("expect x = 1", "write `x == 1`"),
      ("expect r.auc = 1", "write `r.auc == 1`"), ("x := 1", "write `x = 1`"), (".a = 1", "derive a: 1"),
      ("a = b = 1", "write `b = 1; a = b`"),
      ("f(x) = 1", "a name, a field or an index stands left"), ("a, b = b, a", "write `a, b = [b, a]`"),
      ("fn f() { return a, b }", "write `return [a, b]`"), ("(a, b) = pair", "write `a, b = …`"),
      ("x = (a, b)", "write `[a, b]`"), ("max (a, b)", "write `max(a, b)`"), ("bump ()", "write `bump()`"),
      ("for = 1", "`for` is a reserved word"), ("in = 1", "`in` is a reserved word"),
      ("true = 1", "`true` is a reserved word"),
      ("a, _ = pair", "give the value a name"), ("_ = 1", "give the value a name"), ("x = _", "no pipe is here"),
      ("a, b += c", "only `=` binds several"), ("{a = 1}", "write `{a: 1}`"), ("{a, b}", "write `{a: a, …}`"),
      ("{1: 2}", "write `{\"1\": …}`"),
    ] as [Museum])
  func bindings(typed: String, says: String) {
    #expect(failure(typed).contains(says), "\(failure(typed))")
  }

  @Test(
    "Calls, pipes and spaces are answered with the call to write.",
    arguments: [
      ("expect length xs == 4", "write `length(xs)`"), ("if f x { 1 }", "write `f(x)`"),
      ("[load \"a\"]", "write `load(\"a\")`"), ("run p, rows: load history", "write `load(history)`"),
      ("f = x => round x", "write `round(x)`"),
      ("people | count > 3", "write `(people | count) > 3`"),
      ("x = y | count == 2 and z", "write `(y | count) == 2 and z`"), ("expect people | count > 3", "parentheses"),
      ("expect xs | sum", "write `(xs | sum)`"),
      ("if xs | any { 1 }", "write `(xs | any)`"), ("xs | x => x * 2", "`map(x => x * 2)`"),
      ("loans | .car_value", "`select .car_value`"), ("loans | f(1).x", "(loans | f(1)).x"),
      ("xs | 5", "a stage of a pipe is a call"),
      ("loans\n.filter(.a > 1)", "write `loans | filter(.a > 1)`"), ("x = .a(1)", "a column is not called"),
      ("print\"hi\"", "write `print \"hi\"`"), ("u\"x\"", "marks are"), ("expect loans .x > 1", "`loans.x`"),
      ("[a b]", "write `a, b`"), ("head loans 5", "write `loans, 5`"), ("print x, y z", "write `y, z`"),
      ("f\"{x!r}\"", "write `{x}`"), ("fn f(x) x + 1", "write `fn f(x) => x + 1`"),
      ("f(x) => x + 1", "write `fn f(x) => x + 1`"), ("test foo { }", "write `test \"foo\" {"),
      ("param x", "needs a type or a default"), ("a.b = = 2", "`=` stands where a value should"),
      ("x = 3 4", "comma is missing before `4`"),
      ("x = \"a\" \"b\"", "join texts with `+`"), ("| filter .a", "no value stands above"),
      ("f(a: 1, 2)", "after the argument `a:`"), ("f a: 1, a: 2", "given twice"),
      ("fn f(a, a) => 1", "two parameters are called `a`"), ("fn f => 1", "write `fn f() => …`"),
      ("pipeline nightly(a) {\n}", "belongs to pipelines"), ("on drift(\"x\") {\n}", "belongs to pipelines"),
      ("step a { 1 }", "belongs to pipelines"),
    ] as [Museum])
  func calls(typed: String, says: String) {
    #expect(failure(typed).contains(says), "\(failure(typed))")
  }

  @Test(
    "Values written as elsewhere are answered with ours.",
    arguments: [
      ("x[1:3]", "write `x[1..2]`"), ("x[:3]", "write `x[0..2]`"), ("x.y[2:]", "write `x.y[2..length(x.y) - 1]`"),
      ("x[a:b]", "write `x[a..b - 1]`"), ("if x => 1 { 2 }", "write `x >= 1`"),
      ("[x * 2 for x in xs]", "write `xs | map(x => x * 2)`"),
      ("[x for x in xs if x > 1]", "write `xs | filter(x => x > 1)`"),
      ("x is none", "write `x == none`; for a column `missing(.x)`"), ("if x is not None { 1 }", "write `x != none`"),
      ("loans | filter .x is none", "write `missing(.x)`"), ("x is a", "write `x == a`"), ("x = .5", "write `0.5`"),
      ("x = 5.", "write `5.0`"), ("x.1", "write `x[1]`"), ("x = 10 MB", "write `10MB`"), ("f 5 min", "write `5m`"),
      ("x = 5min", "write `5m`"),
      ("2024-01", "a date is `2024-01-31`"), ("2024-02-30", "there is no day `2024-02-30`"), ("x = 007", "write `7`"),
      ("x = 1,000", "`1_000`"), ("x = 1e400", "too large"), ("x = 9223372036854775808", "more than 64 bits"),
      ("x = 12abc", "neither a number nor a name"),
      ("x = 0x1F", "written in tens"), ("x = 10k", "`10_000`"), ("'text'", "write `\"text\"`"),
      ("“text”", "write `\"text\"`"), ("x = 'a", "double quotes"), ("\"a\\d\"", "`\\d` is no escape"),
      ("f\"a } b\"", "write `}}`"), ("f\"{}\"", "stands where a value should"),
      ("x = \"abc", "not closed"), ("a\u{200B}b = 1", "U+200B"), ("a\u{202E}b", "U+202E"), ("`a", "not closed"),
      ("x\u{0}", "the byte 0"), ("f(1", "`(` is not closed"), ("f(1]", "cannot close the `(`"), (")", "closes nothing"),
      ("x = (1 2)", "comma is missing"),
    ] as [Museum])
  func values(typed: String, says: String) {
    #expect(failure(typed).contains(says), "\(failure(typed))")
  }

  @Test(
    "What is harmless is read.",
    arguments: [
      ("x\u{A0}=\u{A0}1", "(= x 1)"), ("\tx = 1\t", "(= x 1)"), ("if a { 1 };", "(quiet (if a {1}))"),
      ("if a { 1 }\nelse if b { 2 }", "(if a {1} {(if b {2})})"), ("a and not b", "(and a (not b))"),
      ("x = models", "(= x models)"),
      ("df[\"x\"]", "(at df \"x\")"), ("x = True", "(= x True)"), ("x<-1", "(< x (- 1))"),
      ("return_value = 1", "(= return_value 1)"),
    ] as [Museum])
  func harmless(typed: String, expected: String) {
    #expect(tree(typed) == expected)
  }

  @Test("An error of reading ends the text, and marks a place in it.")
  func unreadable() {
    for typed in ["a && b", "f(", "x = 'a'", "1e400", "a b c"] {
      let error = #expect(throws: Diagnostic.self) { try Parser.script(Source(name: "x", text: typed)) }
      #expect(error?.ending == .unreadable)
      #expect(error?.span != nil)
      #expect(error?.code.hasPrefix("S") == true)
    }
  }
}
