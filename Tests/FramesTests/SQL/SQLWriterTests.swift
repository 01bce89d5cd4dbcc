import Calendar
import Engines
import Foundation
import Testing

@testable import Frames

/// Plans, the SQL that is written for them, and what it gives; each golden is a short file. `RECORD=1` writes them
/// anew.
struct SQLWriterTests {
  let room: Room
  let loans: Frame

  init() throws {
    room = try Room()
    loans = try room.csv("id,value,plan,day\n1,10,a,2024-01-31\n2,,b,2024-02-01\n3,30,a,2024-02-01\n4,0,b,2024-02-02\n")
      .named("loans")
  }

  static let cases: [(String, @Sendable (Frame) throws -> Frame)] = [
    ("filter", { try $0.filter(op(op(c("value"), .greater, v(5)), .and, op(c("plan"), .equal, v("a")))) }),
    (
      "derive",
      {
        try $0.derive([
          NamedExpression("ratio", op(v(100), .divide, c("value"))),
          NamedExpression("floor", op(c("value"), .floorDivide, v(7))),
          NamedExpression("log", .call("log", [c("value")])),
        ])
      }
    ),
    (
      "group",
      {
        try $0.group([
          NamedExpression("plan", c("plan")), NamedExpression("n", agg("count")),
          NamedExpression("sum", agg("sum", c("value"))),
          NamedExpression("share", agg("share", op(c("value"), .greater, v(5)))),
        ])
      }
    ),
    (
      "window",
      {
        let last = Aggregate(
          "sum", [c("value")], by: [c("plan")], order: [c("day")], last: .duration(2 * Moment.perDay))
        return try $0.derive([NamedExpression("recent", .aggregate(last))])
      }
    ),
    ("sort", { try $0.sort([.descending(c("plan")), c("value")]).head(3) }),
    ("distinct", { try $0.distinct(["plan"]) }),
    (
      "join",
      {
        try $0.join(
          $0.group([NamedExpression("plan", c("plan")), NamedExpression("n", agg("count"))]), on: [c("plan")])
      }
    ),
    ("explode", { try $0.unpivot(["id", "value"]).filter(op(c("value"), .greater, v(1))) }),
    (
      "pivot",
      {
        try $0.pivot(
          Pivot(
            names: c("plan"), values: [NamedExpression("sum", agg("sum", c("value")))], by: [c("day")],
            columns: [.text("a"), .missing]))
      }
    ),
    (
      "asof",
      {
        try $0.join(
          $0.select(["day", "value"]), on: [c("day")], kind: .asof,
          tolerance: .duration(Period(microseconds: Moment.perDay)))
      }
    ),
    ("pattern", { try $0.filter(.call("matches", [c("plan"), v("^(?i)a|it's")])).select(["id"]) }),
    ("split", { try $0.split(test: 0.5, seed: 1).frames[0] }),
    (
      "dates",
      {
        try $0.derive([
          NamedExpression("next", op(c("day"), .add, .literal(.duration(Period(months: 1))))),
          NamedExpression("since", op(c("day"), .subtract, .literal(.date(Day(number: 19_753))))),
        ])
      }
    ),
    ("in", { try $0.filter(op(c("plan"), .isIn, .list([v("a"), v("c")]))).select(["id", "plan"]) }),
  ]

  @Test("A plan is written as the SQL of its golden, and gives its rows.", arguments: cases.map(\.0))
  func matchesGolden(_ name: String) throws {
    let make = try #require(SQLWriterTests.cases.first { $0.0 == name }?.1)
    let frame = try make(loans)
    let text = try frame.sql()
    let table = try frame.collect()
    var lines = ["# \(frame.plan)".replacing(room.folder, with: "").replacing(#/load "[^"]*"/#, with: "loans")]
    lines.append(text.sql.replacing(#/"(file|distinct|group|values)_[0-9]+"/#) { "\"\($0.output.1)\"" })
    if !text.values.isEmpty { lines.append("$ " + text.values.map(\.description).joined(separator: ", ")) }
    lines.append(table.schema.fields.map { "\($0.name): \($0.type)" }.joined(separator: " | "))
    for row in 0..<table.rowCount { lines.append(table.row(row).map(\.description).joined(separator: " | ")) }
    let found = lines.joined(separator: "\n") + "\n"
    let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().path + "/Goldens/\(name).txt"
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try found.write(toFile: path, atomically: true, encoding: .utf8)
    }
    #expect(try found == String(contentsOfFile: path, encoding: .utf8))
  }

  @Test("A name is quoted wherever it stands, and a text is bound.")
  func isInert() throws {
    var writer = SQLWriter()
    let schema = try Schema([Field("a\"; DROP TABLE x; --", .text)])
    let typed = try op(c("a\"; DROP TABLE x; --"), .equal, v("'; DROP TABLE x; --")).typed(in: Scope(schema))
    #expect(writer.value(typed) == "(\"a\"\"; DROP TABLE x; --\" = $1)")
    #expect(writer.values == [.text("'; DROP TABLE x; --")])
  }
}
