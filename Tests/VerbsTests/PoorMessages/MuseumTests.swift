import Language
import Testing

@testable import Verbs

/// A museum of poor messages: what users of Python, R, SQL, pandas and dplyr really type, and what the answer must say
/// with their own names. Each line once had a worse answer.
@Suite struct MuseumTests {
  struct Exhibit: Sendable, CustomTestStringConvertible {
    var typed: String
    var says: String
    var testDescription: String { typed }

    init(_ typed: String, _ says: String) {
      self.typed = typed
      self.says = says
    }
  }

  static let prelude = """
    xs = [3, 1, 2]
    n = 2
    loans = frame [{plan: "pro", amount: 3.5}, {plan: "free", amount: 1.0}]
    plans = frame [{plan: "pro", price: 1}]

    """

  /// pandas and Python.
  static let python = [
    Exhibit("loans[\"amount\"]", "write `loans.amount`"),
    Exhibit("loans[loans.amount > 3]", "write `loans | filter .amount > 3`"),
    Exhibit("loans.loc[0]", "write `loans | filter …`".replacing("write `", with: "`")),
    Exhibit("loans.iloc[0]", "`loans | head 5`"), Exhibit("loans.head()", "`loans | head …`"),
    Exhibit("loans.filter(.amount > 3)", "`loans | filter …`"), Exhibit("loans.shape", "`count(loans)`"),
    Exhibit("loans.columns", "`schema loans`"), Exhibit("loans.dtypes", "`schema loans`"),
    Exhibit("loans.groupby(\"plan\")", "`loans | group …`"), Exhibit("loans.merge(plans)", "`loans | join …`"),
    Exhibit("loans.sort_values(\"amount\")", "`loans | sort …`"), Exhibit("loans.to_csv(\"a.csv\")", "`save loans,"),
    Exhibit("loans.assign(a = 1)", "write `a: 1`"), Exhibit("loans.amount.mean()", "`mean(.amount)`"),
    Exhibit("loans.plan.str.upper()", "`contains(.plan"),
    Exhibit("loans | filter .plan.isin([\"pro\"])", "`.plan in ["),
    Exhibit("loans | filter .plan.isna()", "`missing(.plan)`"), Exhibit("loans | filter isna(.plan)", "`missing`"),
    Exhibit("loans | filter .plan.notna()", "`not missing(.plan)`"),
    Exhibit("loans.amount.fillna(0)", "`.amount ?? 0`"),
    Exhibit("loans | drop(columns=[\"amount\"])", "write `columns: [\"amount\"]`"),
    Exhibit("pd.read_csv(\"x.csv\")", "need no module"), Exhibit("read_csv(\"x.csv\")", "`load`"),
    Exhibit("df.head()", "`df = load \"file.csv\"`"), Exhibit("import numpy", "use \"file.mlops\""),
    Exhibit("from pandas import read_csv", "need no import"), Exhibit("len(xs)", "`length`"),
    Exhibit("xs.mean()", "`mean(x)`"), Exhibit("xs.append(3)", "write `xs += [x]`"), Exhibit("xs[-1]", "`last(xs)`"),
    Exhibit("xs.length", "`length(x)`"), Exhibit("\"{}\".format(3)", "f\"…{x}…\""),
    Exhibit("print(\"%d\" % n)", "write `f\"{n}\"`"), Exhibit("print(f'{n}')", "write `f\"{n}\"`"),
    Exhibit("for i in range(10) { print(i) }", "`1..10`"),
    Exhibit("for i, x in enumerate(xs) { print(x) }", "for i, x in xs"),
    Exhibit("x = None", "write `none`"), Exhibit("x = True", "write `true`"), Exhibit("n is None", "write `n == none`"),
    Exhibit("lambda x: x + 1", "x => …"), Exhibit("str(3)", "`text`"), Exhibit("float(\"3\")", "`number`"),
    Exhibit("not in xs", "write `x not in xs`"), Exhibit("try: 1", "try { … } catch"), Exhibit("raise \"no\"", "fail"),
    Exhibit("assert n == 1", "`expect`"), Exhibit("n =+ 1", "write `n += 1`"), Exhibit("pow(2, 3)", "`x ** 2`"),
    Exhibit("train_test_split(loans)", "`split`"), Exhibit("split loans, test_size: 20%", "`test`"),
    Exhibit("RandomForestClassifier()", "`gbm`"), Exhibit("x = \"smart”", "type it again"),
    Exhibit("load x.csv", "`\"x.csv\"`"),
    Exhibit("exit()", "Ctrl-D"), Exhibit("help", "?word"), Exhibit("match n { }", "if n == 1"),
    Exhibit("head(xs, n: 1)", "it takes"),
  ]

  /// R and dplyr.
  static let r = [
    Exhibit("loans %>% filter(.amount > 3)", "write `loans | filter(.amount > 3)`"),
    Exhibit("loans$amount", "write `loans.amount`"),
    Exhibit("loans | filter amount > 3", "`.amount`"), Exhibit("loans | filter plan == \"pro\"", "plan"),
    Exhibit("loans | select amount, plan", "`.amount`"), Exhibit("loans | select(-.amount)", "write `drop .amount`"),
    Exhibit("loans | mutate double = .amount * 2", "write `derive double: .amount * 2`"),
    Exhibit("loans | derive double = .amount * 2", "write `derive double: .amount * 2`"),
    Exhibit("loans | group_by(.plan)", "`group`"), Exhibit("loans | summarise n: count()", "`group`"),
    Exhibit("loans | arrange(desc(.amount))", "`sort`"), Exhibit("loans | sort -.amount", "write `sort desc(.amount)`"),
    Exhibit("loans | rename .amount = total", "write `rename total: .amount`"),
    Exhibit("loans | head -3", "write `head(-3)`"),
    Exhibit("loans -> x", "write `x = loans`"), Exhibit("x <- 3", "write `x = 3`"),
    Exhibit("f <- function(x) x + 1", "`=` binds a name"),
    Exhibit("for (i in 1:10) { print(i) }", "write `for i in 1..10 { … }`"), Exhibit("is.na(n)", "`missing(.x)`"),
    Exhibit("loans | filter is.na(.plan)", "`missing(.x)`"), Exhibit("n %in% xs", "write `n in xs`"),
    Exhibit("nrow(loans)", "`count`"),
    Exhibit("library(dplyr)", "use \"file.mlops\""), Exhibit("paste(\"a\", \"b\")", "`+`"),
    Exhibit("loans | tail 3", "sort desc"),
    Exhibit("loans | derive x: ifelse(.amount > 3, 1, 2)", "`when`"),
    Exhibit("loans | derive x: if .amount > 3 { 1 } else { 2 }", "write `when("),
    Exhibit("loans | mean .amount", "write `mean(loans.amount)`"),
    Exhibit("mean(loans, .amount)", "write `mean(loans.amount)`"),
    Exhibit("switch n { }", "if n == 1"), Exhibit("x = NA", "write `none`"), Exhibit("x = FALSE", "write `false`"),
  ]

  /// SQL, C, JavaScript and the shell.
  static let others = [
    Exhibit("SELECT * FROM loans", "write `sql \"SELECT * FROM loans\"`"),
    Exhibit("loans | where .amount > 3", "`filter`"),
    Exhibit("loans | filter .amount = 3", "write `.amount == 3`"), Exhibit("count(*)", "write `count()`"),
    Exhibit("loans | group .plan, n: count(*)", "write `count()`"),
    Exhibit("loans | order by .amount", "write `sort .amount`"),
    Exhibit("loans | sort .amount desc", "write `sort desc(.amount)`"), Exhibit("loans | limit 3", "`head`"),
    Exhibit("loans | filter .amount between 1 and 3", "write `.amount >= 1 and .amount <= 3`"),
    Exhibit("loans | filter .plan like \"p%\"", "write `starts_with(.plan, \"p\")`"),
    Exhibit("loans | filter .plan like \"%r%\"", "write `contains(.plan, \"r\")`"),
    Exhibit("loans | filter .plan in (\"pro\", \"free\")", "write `[\"pro\", \"free\"]`"),
    Exhibit("loans | filter .plan is null", "write `missing(.plan)`"),
    Exhibit("loans | filter .plan == none", "`missing(.plan)`"),
    Exhibit("loans | filter .plan == pro", "`\"pro\"`"), Exhibit("loans | filter .plan == 'pro'", "write `\"pro\"`"),
    Exhibit("loans | filter .amount >= 3 and <= 10", "write `.amount >= 3 and .amount <= 10`"),
    Exhibit("loans | filter .amount > 3 & .plan == \"pro\"", "`and`"),
    Exhibit("loans | filter (.amount > 3) | (.plan == \"pro\")", "`or`"),
    Exhibit("loans | filter .amount > \"3\"", "number"), Exhibit("loans | filter .Amount > 3", "`.amount`"),
    Exhibit("loans | join plans, by: .plan", "`on`"), Exhibit("loans | merge plans, on: .plan", "`join`"),
    Exhibit("true && false", "write `true and false`"), Exhibit("!true", "write `not true`"),
    Exhibit("n++", "write `n += 1`"),
    Exhibit("n > 1 ? 2 : 3", "write `if n > 1 { 2 } else { 3 }`"), Exhibit("\"a\" . \"b\"", "write `\"a\" + \"b\"`"),
    Exhibit("\"a\" ++ \"b\"", "write `\"a\" + \"b\"`"), Exhibit("var x = 3", "write `x = 3`"),
    Exhibit("x = null", "write `none`"),
    Exhibit("console.log(\"x\")", "`print`"), Exhibit("puts \"x\"", "`print`"),
    Exhibit("-- a comment", "begins with `#`"),
    Exhibit("/* a comment */", "begins with `#`"), Exhibit("// a comment", "begins with `#`"), Exhibit("ls", "`!ls`"),
    Exhibit("foreach (x in xs) { }", "for x in xs"), Exhibit("if loans { 1 }", "true or false"),
    Exhibit("print -n", "write `print(-…)`"),
    Exhibit("xs [0]", "`xs[0]`"), Exhibit("loans .amount", "`loans.amount`"),
    Exhibit("loans | count > 3", "write `(loans | count) > 3`"),
    Exhibit("join loans, plans, on: .plan, kind: \"outer\"", "it is one of"), Exhibit("?load", "mlops help load"),
    Exhibit("%time 1", "command of the prompt"),
  ]

  @Test("A line in the manner of another language is answered with what to write here.", arguments: python + r + others)
  func answered(_ exhibit: Exhibit) {
    let folder = TemporaryFolder()
    let session = Session(folder.options, screen: RecordingScreen())
    do {
      let source = Source(name: folder.path + "/museum.mlops", text: Self.prelude + exhibit.typed)
      try session.interpreter.run(Parser.script(source))
      Issue.record("`\(exhibit.typed)` runs")
    } catch {
      let problem = session.diagnostic(error)
      let answer = problem.message + " | " + (problem.help ?? "")
      #expect(answer.contains(exhibit.says), "\(exhibit.typed): \(answer)")
    }
  }
}
