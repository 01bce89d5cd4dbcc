import Engines
import Testing

@testable import Frames

/// The order of rows after steps for which the database keeps none.
struct OrderTests {
  let room: Room
  let frame: Frame

  init() throws {
    room = try Room()
    let ids = (0..<200_000).map { Int64($0) }
    frame = room.context.frame(
      try Table([
        Column("id", type: .int, values: .ints(ids)),
        Column("k", type: .int, values: .ints(ids.map { $0 * 7919 % 5000 })),
        Column("x", type: .double, values: .doubles(ids.map { Double($0 * 31 % 977) })),
      ]))
  }

  @Test("A join gives rows in the order of the left side, then of the right, also in the pieces of a stream.")
  func joins() throws {
    let side = try room.context.frame(
      Table([
        Column("k", type: .int, values: .ints((0..<10_000).map { Int64($0 / 2) })),
        Column("copy", type: .int, values: .ints((0..<10_000).map { Int64($0 % 2) })),
      ]))
    let joined = try frame.join(side, on: [c("k")])
    let table = try joined.collect()
    #expect(table.rowCount == 400_000)
    #expect(
      (0..<table.rowCount).allSatisfy { table.columns[0][$0] == .int($0 / 2) && table.columns[3][$0] == .int($0 % 2) })
    var next = 0
    try joined.chunks(rows: 50_000, columns: ["id"]) { chunk in
      for row in 0..<chunk.rowCount {
        if chunk.columns[0][row] != .int(next / 2) { Issue.record("row \(next)") }
        next += 1
      }
    }
    #expect(next == 400_000)
    #expect(try joined.head(3).cells("id") == [.int(0), .int(0), .int(1)])
  }

  @Test("A distinct keeps the first rows in their order.")
  func distinct() throws {
    let ids = try frame.distinct(["k"]).cells("id").compactMap(\.int)
    #expect(ids == Array(0..<5000))
    let afterFilter = try frame.filter(op(c("id"), .greaterOrEqual, v(10))).distinct(["k"]).cells("id").compactMap(
      \.int)
    #expect(afterFilter == Array(10..<5010))
  }

  @Test("A window leaves the rows where they were.")
  func windows() throws {
    let mean = Frames.Expression.aggregate(Aggregate("mean", [c("x")], by: [c("k")]))
    let table = try frame.derive([NamedExpression("m", mean)]).collect()
    #expect((0..<table.rowCount).allSatisfy { table.columns[0][$0] == .int($0) })
    let ids = try frame.filter(op(c("x"), .greater, mean)).cells("id").compactMap(\.int)
    #expect(ids == ids.sorted())
  }

  @Test("Sums of decimals are the same to the last bit, however often they are computed.")
  func steadySums() throws {
    let wide = try room.context.sql("select range % 10 as g, sin(range) * 1000 as y from range(3000000)")
    let sums = try (0..<8).map { _ in
      try wide.group([
        NamedExpression("g", c("g")), NamedExpression("s", agg("sum", c("y"))),
        NamedExpression("m", agg("mean", c("y"))),
        NamedExpression("d", agg("sd", c("y"))),
      ]).collect()
    }
    for sum in sums { #expect(sum == sums[0]) }
  }

  @Test("Parts of a concat of joins hold each row once.")
  func concats() throws {
    let side = try frame.group([NamedExpression("k", c("k")), NamedExpression("n", agg("count"))])
    let both = try frame.join(side, on: [c("k")]).concat([frame])
    let parts = try both.split(test: 0.25, seed: 2)
    #expect(try parts.frames.map { try $0.count() } == [300_000, 100_000])
  }
}
