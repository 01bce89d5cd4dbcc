import Calendar
import Engines
import Testing

@testable import Frames

/// The three faces of every function, over a grid of edge values.
struct ScalarFunctionTests {
  @Test("Every function gives the same as SQL and as a closure over a row.")
  func sqlAgreesWithRows() throws {
    let room = try Room()
    for (name, arguments, values) in FunctionGrid.calls {
      let call = Expression.call(name, arguments)
      let table = try Table(records: values.map { [ScalarField("x", $0)] })
      let frame = try room.context.frame(table).derive([NamedExpression("y", call)])
      let sql: [Scalar]
      do { sql = try frame.cells("y") } catch {
        Issue.record("\(call): \(error)")
        continue
      }
      let closure = try call.compile(table.schema)
      for (position, value) in values.enumerated() {
        let row = try closure([value.widened(to: table.schema.fields[0].type)])
        #expect(same(row, sql[position]), "\(call) of \(value): row \(row), SQL \(sql[position])")
      }
    }
  }

  @Test("On values a missing argument and an undefined result are errors, and the rest is as on rows.")
  func valuesAgreeWithRows() throws {
    for (name, arguments, values) in FunctionGrid.calls
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
    for name in names { #expect(FunctionGrid.calls.contains { $0.0 == name }, "no grid for \(name)") }
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
