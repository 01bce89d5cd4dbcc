import Calendar
import Engines
import Foundation
import Testing

@testable import Frames

/// Cells, columns and tables in memory.
struct TableTests {
  static let scalars: [Scalar] = [
    .missing, .bool(true), .int(-3), .int(.max), .double(2), .double(0.1), .double(.infinity), .double(-.infinity),
    .text("a \"b\"\n"), .date(Day(number: 19_753)), .time(Moment(microseconds: 1_500_001, isZoned: true)),
    .duration(Period(months: 1, microseconds: 5)), .list([.int(1), .missing]),
    .record([ScalarField("a", .int(1)), ScalarField("b", .list([.text("x")]))]),
  ]

  @Test("Every scalar comes back from JSON as it was.", arguments: scalars)
  func scalarsAreCodable(_ scalar: Scalar) throws {
    let back = try JSONDecoder().decode(Scalar.self, from: JSONEncoder().encode(scalar))
    #expect(back == scalar)
  }

  @Test("An expression comes back from JSON as it was.")
  func expressionsAreCodable() throws {
    let window = Aggregate("mean", [c("x")], by: [c("t")], order: [.descending(c("d"))], last: .rows(3))
    let expression = op(.aggregate(window), .greater, .call("round", [v(2.5), v(1)]))
    #expect(try JSONDecoder().decode(Frames.Expression.self, from: JSONEncoder().encode(expression)) == expression)
  }

  @Test("Missing sorts last, numbers by size whatever their kind, text by code point.")
  func order() {
    let mixed: [Scalar] = [.missing, .int(2), .double(1.5), .int(-1)]
    #expect(mixed.sorted() == [.int(-1), .double(1.5), .int(2), .missing])
    let texts: [Scalar] = [.text("é"), .text("z"), .text("Z"), .text("a"), .missing]
    #expect(texts.sorted() == [.text("Z"), .text("a"), .text("z"), .text("é"), .missing])
  }

  @Test("Records become a table: keys in their first order, gaps missing, integers and decimals meet.")
  func records() throws {
    let table = try Table(records: [
      [ScalarField("a", .int(1)), ScalarField("l", .list([.int(1)]))],
      [
        ScalarField("b", .text("x")), ScalarField("a", .double(2.5)),
        ScalarField("r", .record([ScalarField("k", .int(1))])),
      ],
    ])
    #expect(table.schema.names == ["a", "l", "b", "r"])
    #expect(table.schema.type(of: "a") == .double)
    #expect(table.row(0) == [.double(1), .list([.int(1)]), .missing, .missing])
    #expect(table.row(1) == [.double(2.5), .missing, .text("x"), .record([ScalarField("k", .int(1))])])
    let wrong = fault { _ = try Table(records: [[ScalarField("a", .int(1))], [ScalarField("a", .text("x"))]]) }
    #expect(wrong?.message == "`a` is int above row 2 and text there (\"x\")")
  }

  @Test("Lists and records pass through the database as they were.")
  func nested() throws {
    let room = try Room()
    let table = try Table(records: [
      [
        ScalarField("l", .list([.int(1), .missing, .int(3)])),
        ScalarField("r", .record([ScalarField("k", .text("x")), ScalarField("n", .double(1))])),
      ],
      [ScalarField("l", .list([])), ScalarField("r", .missing)],
      [
        ScalarField("l", .missing),
        ScalarField("r", .record([ScalarField("k", .missing), ScalarField("n", .missing)])),
      ],
    ])
    let back = try room.context.frame(table).collect()
    #expect(back["l"]?.scalars == table["l"]?.scalars)
    #expect(back.row(0)[1] == table.row(0)[1])
    #expect(back.row(1)[1] == .missing)
  }

  @Test("Numbers of a column are NaN where missing.")
  func numbers() throws {
    let table = try Table(records: [[ScalarField("i", .int(1))], [ScalarField("i", .missing)]])
    let numbers = try #require(table.columns[0].numbers)
    #expect(numbers[0] == 1)
    #expect(numbers[1].isNaN)
    #expect(table.columns[0].missingCount == 1)
  }

  @Test("Names are near when they are a slip away, and not when they are far.")
  func nearest() {
    #expect(Spelling.nearest("agee", in: ["age", "name"]) == "age")
    #expect(Spelling.nearest("zzz", in: ["age", "name"]) == nil)
    #expect(Spelling.column("total charges") == ".`total charges`")
  }

  @Test("Rows are put into the order of their numbers, whatever their size.")
  func radix() {
    let numbers = [5, 1 << 40, 0, 70_000, 3, 1 << 20]
    let positions = RowOrder.permutation(numbers)
    #expect(positions.map { $0.map { numbers[$0] } } == numbers.sorted())
    #expect(RowOrder.permutation([1, 2, 2, 9]) == nil)
  }

  @Test("A cut through a pair of UTF-16 or a line end of two signs tears nothing.")
  func encodings() throws {
    let room = try Room()
    let line = "Björk 🇮🇸;1\r\n"
    let text = "name;n\r\n" + String(repeating: line, count: 60_000)
    try room.write("u.csv", Array(text.data(using: .utf16LittleEndian) ?? Data()))
    let names = try room.load("u.csv", LoadOptions(encoding: "utf-16")).group([
      NamedExpression("name", c("name")), NamedExpression("n", agg("count")),
    ]).collect()
    #expect(names.row(0) == [.text("Björk 🇮🇸"), .int(60_000)])
    #expect(names.rowCount == 1)
  }
}
