import Testing

@testable import Language

struct CommandTests {
  @Test(
    "Spacing decides between a call and a command.",
    arguments: [
      ("sort orders, .total, descending: true", "(sort' orders .total descending:true)"), ("f (x)", "(f' x)"),
      ("f [1]", "(f' [1])"),
      ("f .a", "(f' .a)"), ("f \"s\"", "(f' \"s\")"), ("f {a: 1}", "(f' {a:1})"), ("f(x)", "(f x)"),
      ("x[1]", "(at x 1)"),
      ("x.a", "(field x a)"), ("x - 1", "(- x 1)"), ("x -1", "(- x 1)"), ("f not x", "(f' (not x))"),
      ("f not in x", "(not in f x)"),
      ("f if c { 1 } else { 2 }", "(f' (if c {1} {2}))"), ("f try g() else 1", "(f' (try {(g)} {1}))"),
      ("a.b c", "((field a b)' c)"),
      ("f (x) / 2", "(f' (/ x 2))"), ("f a,\n  b", "(f' a b)"), ("f a:\n  b", "(f' a:b)"),
      ("rename in: .x", "(rename' in:.x)"),
      ("`my verb` 3", "(my verb' 3)"), ("f x => x + 1, 2", "(f' (fn (x) (+ x 1)) 2)"),
      ("f 2024-01-01", "(f' 2024-01-01)"),
    ] as [Reading])
  func spacing(typed: String, expected: String) {
    #expect(tree(typed) == expected)
  }

  @Test(
    "A command stands at the beginning of a statement, after `=`, `(`, `return`, `try`, `else` and `=>`.",
    arguments: [
      ("x = f y", "(= x (f' y))"), ("x += f y", "(+= x (f' y))"), ("(f y) + 1", "(+ (f' y) 1)"),
      ("fn g() => f y", "(fn g () (f' y))"),
      ("fn g() { return f y }", "(fn g () {(return (f' y))})"), ("try f y else g z", "(try {(f' y)} {(g' z)})"),
      ("a; f y", "a!\n(f' y)"),
      ("if c { f y }", "(if c {(f' y)})"), ("x | f y", "(| x! (f' _ y))"),
      ("x = try f y else 1", "(= x (try {(f' y)} {1}))"),
    ] as [Reading])
  func places(typed: String, expected: String) {
    #expect(tree(typed) == expected)
  }

  @Test(
    "It stands nowhere else.",
    arguments: ["[f y]", "g(f y)", "{a: f y}", "expect f y", "if f y { }", "x => f y", "a + f y"])
  func elsewhere(typed: String) {
    #expect(tree(typed).hasPrefix("error"))
  }

  @Test(
    "The left side of a pipe goes first, or where `_` stands.",
    arguments: [
      ("xs | sort", "(| xs! (sort' _))"), ("xs | sort()", "(| xs! (sort _))"), ("xs | f 1, _", "(| xs! (f' 1 _))"),
      ("xs | f(_.a + 1)", "(| xs! (f (+ (field _ a) 1)))"), ("a | f (b | g)", "(| a! (f' _ (| b! (g' _))))"),
      ("a | f (b | g _)", "(| a! (f' _ (| b! (g' _))))"), ("a | f (_ | g)", "(| a! (f' (| _ (g' _))))"),
      ("xs | map(n => n + _)", "(| xs! (map (fn (n) (+ n _))))"),
      ("load source | filter .a", "(| (load' source) (filter' _ .a))"),
      ("xs\n  | f\n  # why\n  | g", "(| (| xs! (f' _)) (g' _))"),
      ("(people | count) > 3", "(> (| people! (count' _)) 3)"),
      ("x | a.b 1", "(| x! ((field a b)' _ 1))"), ("try f else 1 | g", "(| (try {f} {1}) (g' _))"),
      ("x = models | count", "(= x (| models! (count' _)))"),
      ("xs |\n  f", "(| xs! (f' _))"),
    ] as [Reading])
  func pipes(typed: String, expected: String) {
    #expect(tree(typed) == expected)
  }

  @Test(
    "A bare name is a command only as a whole statement or as the head of a pipe.",
    arguments: [
      ("models", "models!"), ("(models)", "models"), ("x = models", "(= x models)"), ("f(models)", "(f models)"),
      ("{ a: models }", "{a:models}"),
      ("fn f() => models", "(fn f () models!)"), ("x => models", "(fn (x) models)"), ("models;", "(quiet models!)"),
      ("a.b", "(field a b)"),
    ] as [Reading])
  func bareNames(typed: String, expected: String) {
    #expect(tree(typed) == expected)
  }
}
