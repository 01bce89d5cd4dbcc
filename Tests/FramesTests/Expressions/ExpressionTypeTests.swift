import Calendar
import Engines
import Testing

@testable import Frames

/// What is refused before any row is read, and how it is said.
struct ExpressionTypeTests {
  let schema: Schema

  init() throws {
    schema = try Schema([
      Field("v", .int), Field("x", .double), Field("t", .text), Field("b", .bool), Field("d", .date),
      Field("m", .time(isZoned: false)), Field("z", .time(isZoned: true)), Field("p", .duration),
    ])
  }

  func refusal(_ expression: Frames.Expression) -> Fault? { fault { _ = try expression.type(in: schema) } }

  @Test("What the types make impossible is an error that names both sides.")
  func comparisons() {
    #expect(
      refusal(op(c("v"), .greater, v("a")))?.message == "`.v` is int and `\"a\"` is text: they cannot be compared")
    #expect(refusal(op(c("m"), .less, c("z")))?.help == "one has a zone and the other has none")
    #expect(refusal(op(c("b"), .less, c("b")))?.code == "F010")
    #expect(refusal(op(c("d"), .equal, v("2024-01-31")))?.help == "write the date without quotes: 2024-01-31")
    #expect(refusal(op(c("d"), .greaterOrEqual, c("m"))) == nil)
  }

  @Test("A comparison with none names `missing`.")
  func comparesWithNone() {
    let equal = refusal(op(c("x"), .equal, .literal(.missing)))
    #expect(equal?.code == "F016")
    #expect(equal?.help == "write `missing(.x)`")
    #expect(refusal(op(c("x"), .notEqual, .literal(.missing)))?.help == "write `not missing(.x)`")
    #expect(refusal(op(c("x"), .isIn, .list([v(1), .literal(.missing)])))?.code == "F016")
  }

  @Test("Arithmetic that does not go says what to write.")
  func arithmetic() {
    #expect(refusal(op(c("t"), .add, v(1)))?.help == "write `number(.t)` or `text(1)`")
    #expect(refusal(op(c("b"), .add, v(1)))?.help == "write `int(.b)` to count a truth as 0 or 1")
    #expect(refusal(op(c("d"), .add, v(7)))?.help == "write a duration: `.d + 7d`")
    #expect(refusal(.unary(.not, c("v")))?.help == "compare it: `.v != 0`")
  }

  @Test("Unknown functions and wrong numbers of arguments are told.")
  func calls() {
    #expect(refusal(.call("lowr", [c("t")]))?.help == "did you mean `lower`?")
    #expect(refusal(.call("lower", []))?.message == "`lower` takes 1 argument, and 0 were given")
    #expect(refusal(.call("lower", [c("v")]))?.help == "`text(.v)` writes it as text")
    #expect(refusal(.call("start_of", [c("d"), v("decade")]))?.help?.contains("year, quarter") == true)
  }

  @Test("Types of results follow from those of the parts.")
  func results() throws {
    let pairs: [(Frames.Expression, ColumnType)] = [
      (op(c("v"), .add, v(1)), .int), (op(c("v"), .divide, v(2)), .double), (op(c("v"), .add, c("x")), .double),
      (op(c("v"), .power, v(2)), .int), (op(c("d"), .subtract, c("d")), .duration),
      (op(c("d"), .add, .literal(.duration(Period(microseconds: Moment.perDay)))), .date),
      (op(c("d"), .add, .literal(.duration(Period(microseconds: 1)))), .time(isZoned: false)),
      (op(c("p"), .divide, c("p")), .double), (.call("when", [c("b"), v(1), v(2.5)]), .double),
      (op(c("x"), .fallback, v(0)), .double), (agg("mean", c("b")), .double), (agg("sum", c("b")), .int),
    ]
    for (expression, type) in pairs { #expect(try expression.type(in: schema) == type, "\(expression)") }
  }

  @Test("An expression nested too deep is refused and not walked to the end of the stack.")
  func depth() {
    var expression = c("v")
    for _ in 0..<1000 { expression = op(expression, .add, v(1)) }
    #expect(refusal(expression)?.code == "F023")
    var doubled = c("v")
    for _ in 0..<64 { doubled = op(doubled, .add, doubled) }
    #expect(refusal(doubled)?.code == "F023")
    var remainders = c("v")
    for _ in 0..<30 { remainders = op(remainders, .modulo, op(remainders, .add, v(1))) }
    #expect(refusal(remainders)?.code == "F023")
  }

  @Test("An expression is written back as it would be typed.")
  func text() {
    let expression = op(op(c("v"), .add, v(1)), .multiply, op(c("total charges"), .subtract, op(v(1), .subtract, v(2))))
    #expect("\(expression)" == "(.v + 1) * (.`total charges` - (1 - 2))")
    #expect("\(op(.unary(.not, c("b")), .and, op(c("t"), .isIn, .list([v("a")]))))" == "not .b and .t in [\"a\"]")
    let window = Aggregate("mean", [c("x")], by: [c("t")], order: [c("d")], last: .duration(7 * Moment.perDay))
    #expect("\(Frames.Expression.aggregate(window))" == "mean(.x, by: .t, order: .d, last: 7d)")
  }

  @Test("Remainders of remainders, which grow fast as SQL, are refused and do not fill the memory.")
  func growth() throws {
    var nested = c("v")
    for _ in 0..<30 { nested = op(nested, .modulo, v(7)) }
    let frame = try Room().context.frame(records: [[ScalarField("v", .int(3))]])
    let derived = try frame.derive([NamedExpression("w", nested)])
    #expect(fault { _ = try derived.collect() }?.code == "F023")
  }

  @Test("Months move dates and are no length.")
  func months() {
    let month = Frames.Expression.literal(.duration(Period(months: 1)))
    #expect(refusal(op(c("d"), .add, month)) == nil)
    #expect(refusal(op(c("p"), .greater, month))?.message == "`1mo` has no fixed length, and here one is needed")
    #expect(refusal(op(month, .add, c("p")))?.code == "F012")
  }
}
