import Calendar
import Engines
import Testing

@testable import Frames

/// The three faces of every function, over a grid of edge values.
struct ScalarFunctionTests {
  static let numbers: [Scalar] = [
    .missing, .double(0), .double(-0.0), .double(1), .double(-1), .double(0.5), .double(2.5), .double(-2.5),
    .double(1.005),
    .double(0.1), .double(1e15), .double(1e16), .double(1.5e300), .double(-1e-7), .double(123456789.125),
    .double(.infinity), .double(-.infinity),
  ]
  static let ints: [Scalar] = [
    .missing, .int(0), .int(1), .int(-1), .int(15), .int(-15), .int(25), .int(1234), .int(1 << 40),
    .int(-9_007_199_254_740_993),
  ]
  static let texts: [Scalar] = [
    .missing, .text(""), .text("a"), .text("Abc"), .text("héllo"), .text("ÀÉß"), .text("  x \t"), .text("a-b-c"),
    .text("🇩🇪"),
    .text("12"), .text(" 12 "), .text("-7"), .text("+5"), .text("1.5"), .text("1e3"), .text(".5"), .text("5."),
    .text("0x1F"),
    .text("1_000"), .text("nan"), .text("inf"), .text("true"), .text("FALSE"), .text("yes"),
    .text("99999999999999999999"),
    .text("2024-02-29"), .text("2023-02-29"), .text("2024-1-1"), .text("2024-01-31T09:30"),
    .text("2024-01-31 09:30:15.5"),
    .text("2024-01-31T09:30:00Z"), .text("2024-01-31T24:00"), .text("e\u{301}"),
  ]
  static let dates: [Scalar] = [
    .missing, .date(Day(number: 0)), .date(Day(number: 19_782)), .date(Day(number: -1)), .date(Day(number: 19_723)),
  ]
  static let times: [Scalar] = [
    .missing, .time(Moment(microseconds: 0, isZoned: false)), .time(Moment(microseconds: -1, isZoned: false)),
    .time(Moment(microseconds: 1_706_693_400_500_000, isZoned: false)),
  ]

  /// Calls that cover each function, over columns `x` and `y` of the kinds named.
  static let calls: [(String, [Frames.Expression], [Scalar])] = {
    var calls: [(String, [Frames.Expression], [Scalar])] = []
    for name in ["abs", "ceil", "floor", "sign", "round", "int", "number", "text", "bool", "missing", "is_finite"] {
      calls.append((name, [c("x")], numbers))
      calls.append((name, [c("x")], ints))
    }
    for name in ["sqrt", "exp", "log", "log2", "log10", "log1p", "sin", "cos"] {
      calls.append((name, [c("x")], numbers))
      calls.append((name, [c("x")], ints))
    }
    for digits in [-2, -1, 1, 2, 3] {
      calls.append(("round", [c("x"), v(digits)], numbers))
      calls.append(("round", [c("x"), v(digits)], ints))
    }
    calls.append(("clip", [c("x"), v(-1), v(2.5)], numbers))
    calls.append(("clip", [c("x"), v(0), v(20)], ints))
    for name in ["min_of", "max_of", "coalesce"] {
      calls.append((name, [c("x"), v(1)], numbers))
      calls.append((name, [c("x"), v(1)], ints))
      calls.append((name, [c("x"), v("b")], texts))
    }
    for name in ["lower", "upper", "trim", "length", "int", "number", "bool", "date", "time", "text", "missing"] {
      calls.append((name, [c("x")], texts))
    }
    for name in ["contains", "starts_with", "ends_with"] {
      for part in ["", "a", "b-c", "é", "e"] { calls.append((name, [c("x"), v(part)], texts)) }
    }
    calls.append(("replace", [c("x"), v("-"), v("+")], texts))
    calls.append(("replace", [c("x"), v(""), v("+")], texts))
    calls.append(("split_part", [c("x"), v("-"), v(2)], texts))
    calls.append(("split_part", [c("x"), v("-"), v(1)], texts))
    calls.append(("substring", [c("x"), v(1)], texts))
    calls.append(("substring", [c("x"), v(1), v(2)], texts))
    calls.append(("join_text", [c("x"), v("!"), c("x")], texts))
    for name in ["year", "quarter", "month", "day", "weekday", "day_of_year", "date", "time", "text"] {
      calls.append((name, [c("x")], dates))
      calls.append((name, [c("x")], times))
    }
    for name in ["hour", "minute", "second"] { calls.append((name, [c("x")], times)) }
    for unit in ScalarFunction.units {
      if unit != "hour", unit != "minute" { calls.append(("start_of", [c("x"), v(unit)], dates)) }
      calls.append(("start_of", [c("x"), v(unit)], times))
    }
    calls.append(("days_between", [c("x"), .literal(.date(Day(number: 19_000)))], dates))
    calls.append(("days_between", [c("x"), .literal(.date(Day(number: 19_000)))], times))
    calls.append(("when", [op(c("x"), .greater, v(0)), v("hi"), v("lo")], numbers))
    calls.append(("when", [op(c("x"), .greater, v(1)), v(1), op(c("x"), .less, v(0)), v(2.5)], ints))
    return calls
  }()

  @Test("Every function gives the same as SQL and as a closure over a row.")
  func sqlAgreesWithRows() throws {
    let room = try Room()
    for (name, arguments, values) in ScalarFunctionTests.calls {
      let call = Expression.call(name, arguments)
      let table = try Table(records: values.map { [ScalarField("x", $0)] })
      let frame = try room.context.frame(table).derive([NamedExpression("y", call)])
      let sql = try frame.cells("y")
      let closure = try call.compile(table.schema)
      for (position, value) in values.enumerated() {
        let row = try closure([value.widened(to: table.schema.fields[0].type)])
        #expect(same(row, sql[position]), "\(call) of \(value): row \(row), SQL \(sql[position])")
      }
    }
  }

  @Test("On values a missing argument and an undefined result are errors, and the rest is as on rows.")
  func valuesAgreeWithRows() throws {
    for (name, arguments, values) in ScalarFunctionTests.calls
    where arguments.dropFirst().allSatisfy({ $0.columns.isEmpty }) {
      let function = try #require(ScalarFunction.named(name))
      guard arguments[0] == c("x") else { continue }
      for value in values {
        let rest = arguments.dropFirst().compactMap { if case .literal(let scalar) = $0 { scalar } else { nil } }
        let closure = try Expression.call(name, [.literal(value)] + rest.map(Expression.literal)).compile(.empty)
        let row = try closure([])
        do {
          let result = try function.value([value] + rest)
          #expect(same(result, row), "\(name)(\(value)) is \(result) as a value and \(row) on a row")
        } catch {
          #expect(row.isMissing, "\(name)(\(value)) fails as a value and is \(row) on a row")
        }
      }
    }
  }

  @Test("The catalogue is sorted, each name stands once, and each function has its grid.")
  func catalogueIsWhole() {
    let names = ScalarFunction.all.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(names.count > 30)
    for name in names { #expect(ScalarFunctionTests.calls.contains { $0.0 == name }, "no grid for \(name)") }
    for function in ScalarFunction.all { #expect(function.summary.hasSuffix("."), "\(function.name)") }
  }

  /// A decimal of a logarithm or an exponential may differ in its last bits only.
  func same(_ a: Scalar, _ b: Scalar) -> Bool { ScalarFunctionTests.equal(a, b) }

  static func equal(_ a: Scalar, _ b: Scalar) -> Bool {
    guard case .double(let x) = a, case .double(let y) = b else {
      return RowComparison.order(a, b) == 0 && a.isMissing == b.isMissing
    }
    return x == y || abs(x - y) <= 4 * max(abs(x), abs(y)).ulp
  }
}
