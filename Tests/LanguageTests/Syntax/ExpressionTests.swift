import Testing

@testable import Language

/// What is typed, and the tree it makes.
typealias Reading = (typed: String, tree: String)

struct ExpressionTests {
  @Test(
    "Operators bind as the table says.",
    arguments: [
      ("1 + 2 * 3", "(+ 1 (* 2 3))"), ("-2 ** 2", "(- (** 2 2))"), ("2 ** -1", "(** 2 (- 1))"),
      ("2 ** 3 ** 2", "(** 2 (** 3 2))"), ("2 ** -3 ** 2", "(** 2 (- (** 3 2)))"), ("-7 // 2", "(// (- 7) 2)"),
      ("a - b - c", "(- (- a b) c)"), ("not a == b", "(not (== a b))"), ("not a and b or c", "(or (and (not a) b) c)"),
      ("x ?? 0 + 1", "(?? x (+ 0 1))"), ("a ?? b ?? c", "(?? (?? a b) c)"), ("1..n + 1", "(.. 1 (+ n 1))"),
      ("a ?? b == c", "(== (?? a b) c)"), ("x not in xs", "(not in x xs)"), ("not x in xs", "(not (in x xs))"),
      ("a mod 2 == 0", "(== (mod a 2) 0)"), ("- -x", "(- (- x))"), ("a * -b", "(* a (- b))"),
      ("a / b // c", "(// (/ a b) c)"),
      ("-x.y", "(- (field x y))"), ("-9223372036854775808", "-9223372036854775808"),
    ] as [Reading])
  func precedence(typed: String, expected: String) {
    #expect(tree(typed) == expected)
  }

  @Test(
    "Literals have their values.",
    arguments: [
      ("1_000_000", "1000000"), ("2.5", "2.5"), ("1e-3", "0.001"), ("20%", "0.2"), ("12.5%", "0.125"), ("90m", "1h30m"),
      ("1mo", "1mo"), ("1q", "3mo"), ("10MB", "10000000"), ("1.5GB", "1500000000"), ("4KiB", "4096"),
      ("2024-01-31", "2024-01-31"), ("2024-01-31T09:30:00Z", "2024-01-31T09:30:00Z"),
      ("2024-01-31T09:30", "2024-01-31T09:30:00"),
      ("2024-01-31T09:30:00+01:00", "2024-01-31T08:30:00Z"), ("true", "true"), ("none", "none"), ("0", "0"),
      ("0.5", "0.5"),
      (#""a\n\"b\"\\ \u{1F600}""#, #""a\n\"b\"\ 😀""#), (#"r"\d+""#, #""\d+""#),
      (#""""a "b"# + "\r\n" + #"c""""#, #""a \"b\nc""#),
      (#"r"""a\"b""""#, #""a\\"b""#), (#""""#, #""""#), (#""héllo""#, #""héllo""#), ("[1, 2, ]", "[1 2]"), ("[]", "[]"),
      ("{}", "{}"),
      (#"{a: 1, "b c": 2, `d e`: 3, if: 4, ..r}"#, "{a:1 b c:2 d e:3 if:4 ..r}"), ("[..xs, 4]", "[..xs 4]"),
      (".age", ".age"),
      (".`total charges`", ".total charges"), (".in", ".in"), ("größe", "größe!"), ("`a b`", "a b!"),
    ] as [Reading])
  func literals(typed: String, expected: String) {
    #expect(tree(typed) == expected)
  }

  @Test(
    "Format texts hold expressions with formats.",
    arguments: [
      (#"f"sum {a + b}, auc {auc:.3f}""#, #"(format "sum " (+ a b) ", auc " auc:.3f)"#),
      (#"f"{{x}}""#, #"(format "{x}")"#),
      (#"f"{f"{x}" + "}"}""#, #"(format (+ (format x) "}"))"#), (#"f"{ {a: 1}.a }""#, "(format (field {a:1} a))"),
      (#"f"{xs | count}""#, "(format (| xs! (count _)))"), (#"f"{f(a, b: 2):>10}""#, "(format (f a b:2):>10)"),
      (#"f"""#, "(format)"),
      (#"f"""a "{b}""# + "\n" + #"c""""#, #"(format "a \"" b "\"\nc")"#),
    ] as [Reading])
  func formats(typed: String, expected: String) {
    #expect(tree(typed).replacing("count'", with: "count") == expected)
  }

  @Test(
    "Lambdas take one expression, a block or a record.",
    arguments: [
      ("x => x * 2", "(fn (x) (* x 2))"), ("(a, b = 1) => a + b", "(fn (a b=1) (+ a b))"), ("() => 1", "(fn () 1)"),
      ("x => {a: x}", "(fn (x) {a:x})"), ("x => { x }", "(fn (x) {x!})"), ("x => {}", "(fn (x) {})"),
      ("x => {..x}", "(fn (x) {..x})"),
      ("x => y => x + y", "(fn (x) (fn (y) (+ x y)))"), ("map(xs, n => n + 1)", "(map xs (fn (n) (+ n 1)))"),
      ("xs | map(n => n) | f", "(| (| xs! (map _ (fn (n) n))) (f' _))"),
    ] as [Reading])
  func lambdas(typed: String, expected: String) {
    #expect(tree(typed) == expected)
  }

  @Test(
    "Fields, indices and calls touch what they belong to.",
    arguments: [
      ("a.b[0](1).c", "(field ((at (field a b) 0) 1) c)"), ("{..p, b: 3}.b", "(field {..p b:3} b)"),
      ("(x).y", "(field x y)"),
      ("f(a, b: 1, ..c)", "(f a b:1 ..c)"), ("f(\n  a,\n  b\n)", "(f a b)"), ("f(a: x | g)", "(f a:(| x! (g' _)))"),
    ] as [Reading])
  func postfix(typed: String, expected: String) {
    #expect(tree(typed) == expected)
  }
}
