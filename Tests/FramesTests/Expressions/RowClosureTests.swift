import Calendar
import Engines
import Testing

@testable import Frames

/// Random expressions over random rows: SQL and the closure must agree, also on what is missing.
struct RowClosureTests {
  @Test("Random expressions give the same as SQL and as a closure.", arguments: [1, 2, 3, 4, 5, 6])
  func agreesWithSQL(_ seed: UInt64) throws {
    var random = Generator(state: seed)
    let room = try Room()
    let table = try RowClosureTests.table(&random)
    let frame = room.context.frame(table)
    let rows = (0..<table.rowCount).map(table.row)
    for _ in 0..<60 {
      let type = RowClosureTests.types.randomElement(using: &random) ?? .int
      let expression = RowClosureTests.expression(type, 4, &random)
      let closure = try expression.compile(table.schema)
      let row = Result { try rows.map(closure) }
      let sql = Result { try frame.derive([NamedExpression("result", expression)]).cells("result") }
      switch (row, sql) {
      case (.success(let a), .success(let b)):
        for (position, pair) in zip(a, b).enumerated() {
          #expect(
            ScalarFunctionTests.equal(pair.0, pair.1),
            "\(expression) at \(rows[position]): row \(pair.0), SQL \(pair.1)")
        }
      case (.failure(let a as Fault), .failure(let b as Fault)):
        #expect(a.code == b.code, "\(expression): \(a) and \(b)")
      default: Issue.record("\(expression): row \(row), SQL \(sql)")
      }
    }
  }

  static let types: [ColumnType] = [.int, .double, .bool, .text, .date, .time(isZoned: false), .duration]

  struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }

  static func table(_ random: inout Generator) throws -> Table {
    var records: [[ScalarField]] = []
    for _ in 0..<40 {
      records.append([
        ScalarField("i", scalar(.int, &random)), ScalarField("j", scalar(.int, &random)),
        ScalarField("x", scalar(.double, &random)), ScalarField("y", scalar(.double, &random)),
        ScalarField("b", scalar(.bool, &random)), ScalarField("s", scalar(.text, &random)),
        ScalarField("t", scalar(.text, &random)), ScalarField("d", scalar(.date, &random)),
        ScalarField("m", scalar(.time(isZoned: false), &random)), ScalarField("p", scalar(.duration, &random)),
      ])
    }
    return try Table(records: records)
  }

  static func scalar(_ type: ColumnType, _ random: inout Generator) -> Scalar {
    guard Int.random(in: 0..<6, using: &random) > 0 else { return .missing }
    switch type {
    case .int: return .int([0, 1, -1, 2, -3, 7, 100, -12345].randomElement(using: &random) ?? 0)
    case .double:
      return .double(
        [0, 1, -1, 0.5, -2.5, 3.25, 1e10, -1e-3, .infinity, -.infinity].randomElement(using: &random) ?? 0)
    case .bool: return .bool(Bool.random(using: &random))
    case .text: return .text(["", "a", "b", "abc", "Äb", "12", "x-y", "-3.5"].randomElement(using: &random) ?? "")
    case .date: return .date(Day(number: Int32.random(in: -1000...20_000, using: &random)))
    case .time:
      return .time(
        Moment(microseconds: Int64.random(in: -1_000_000_000...1_700_000_000_000_000, using: &random), isZoned: false))
    default: return .duration(Period(microseconds: Int64.random(in: -90_000_000_000...90_000_000_000, using: &random)))
    }
  }

  /// A random expression of a type.
  static func expression(_ type: ColumnType, _ depth: Int, _ random: inout Generator) -> Expression {
    if depth == 0 || Int.random(in: 0..<5, using: &random) == 0 { return leaf(type, &random) }
    let inner = { (type: ColumnType, random: inout Generator) in expression(type, depth - 1, &random) }
    let choice = Int.random(in: 0..<10, using: &random)
    if choice == 0 { return op(inner(type, &random), .fallback, inner(type, &random)) }
    if choice == 1 {
      return .call("when", [inner(.bool, &random), inner(type, &random), inner(type, &random)])
    }
    switch type {
    case .int:
      let operation =
        ([.add, .subtract, .multiply, .floorDivide, .modulo] as [BinaryOperation]).randomElement(using: &random) ?? .add
      switch choice {
      case 2: return .call("length", [inner(.text, &random)])
      case 3: return .call("year", [inner(.date, &random)])
      case 4: return .call("sign", [inner(.double, &random)])
      case 5: return .unary(.negate, inner(.int, &random))
      case 6: return op(leaf(.int, &random), .power, v(Int.random(in: 0...3, using: &random)))
      default: return op(inner(.int, &random), operation, inner(.int, &random))
      }
    case .double:
      let operation =
        ([.add, .subtract, .multiply, .divide, .floorDivide, .modulo] as [BinaryOperation]).randomElement(
          using: &random) ?? .add
      switch choice {
      case 2: return .call("round", [inner(.double, &random), v(1)])
      case 3: return .call("sqrt", [inner(.double, &random)])
      case 4: return .call("number", [inner(.text, &random)])
      case 5: return .call("number", [inner(.int, &random)])
      case 6: return op(inner(.int, &random), .divide, inner(.int, &random))
      default: return op(inner(.double, &random), operation, inner(.double, &random))
      }
    case .bool:
      switch choice {
      case 2, 3:
        return op(inner(.bool, &random), Bool.random(using: &random) ? .and : .or, inner(.bool, &random))
      case 4: return .unary(.not, inner(.bool, &random))
      case 5: return .call("missing", [inner(types.randomElement(using: &random) ?? .int, &random)])
      case 6:
        return op(inner(.int, &random), Bool.random(using: &random) ? .isIn : .isNotIn, .list([v(0), v(7), v(2.5)]))
      default:
        let side = types.filter { $0 != .bool }.randomElement(using: &random) ?? .int
        let operation = BinaryOperation.allCases.filter(\.isComparison).randomElement(using: &random) ?? .equal
        return op(inner(side, &random), operation, inner(side, &random))
      }
    case .text:
      return choice < 6
        ? op(inner(.text, &random), .add, inner(.text, &random))
        : .call(choice < 8 ? "upper" : "text", [inner(.text, &random)])
    case .date:
      let period = Period(months: Int.random(in: -14...14, using: &random), microseconds: Moment.perDay * 3)
      return choice < 6
        ? op(inner(.date, &random), choice < 4 ? .add : .subtract, .literal(.duration(period)))
        : .call("start_of", [inner(choice < 8 ? .date : .time(isZoned: false), &random), v("month")])
    case .time:
      return choice < 6
        ? op(inner(.time(isZoned: false), &random), choice < 4 ? .add : .subtract, inner(.duration, &random))
        : .call("time", [inner(.date, &random)])
    default:
      switch choice {
      case 2, 3: return op(inner(.date, &random), .subtract, inner(.date, &random))
      case 4: return op(leaf(.duration, &random), .multiply, leaf(.double, &random))
      default: return op(inner(.duration, &random), choice < 7 ? .add : .subtract, inner(.duration, &random))
      }
    }
  }

  private static func leaf(_ type: ColumnType, _ random: inout Generator) -> Expression {
    if Int.random(in: 0..<3, using: &random) == 0 {
      let value = scalar(type, &random)
      if !value.isMissing { return .literal(value) }
    }
    let names: [String] =
      switch type {
      case .int: ["i", "j"]
      case .double: ["x", "y"]
      case .bool: ["b"]
      case .text: ["s", "t"]
      case .date: ["d"]
      case .time: ["m"]
      default: ["p"]
      }
    return c(names.randomElement(using: &random) ?? "i")
  }
}
