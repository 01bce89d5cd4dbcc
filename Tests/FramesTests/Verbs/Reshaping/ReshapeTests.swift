import Calendar
import Engines
import Testing

@testable import Frames

/// Pivots, lists and records, ends of an order, and joins back in time, on rows that a loop can check.
struct ReshapeTests {
  let room: Room
  let rows: Frame

  init() throws {
    room = try Room()
    var random = SplitMix(state: 3)
    let records = (0..<400).map { id in
      [
        ScalarField("id", .int(id)), ScalarField("store", .text("s\(random.next(7))")),
        ScalarField("month", random.next(9) == 0 ? .missing : .text("m\(random.next(5))")),
        ScalarField("sold", random.next(6) == 0 ? .missing : .int(random.next(50))),
        ScalarField("at", .date(Day(number: Int32(19_000 + random.next(60))))),
      ]
    }
    rows = try room.context.frame(records: records).named("rows")
  }

  @Test("A pivot holds what a group by both keys holds, and reads the names when it is made.")
  func pivots() throws {
    let wide = try rows.pivot(
      Pivot(names: c("month"), values: [NamedExpression("sum", agg("sum", c("sold")))], by: [c("store")]))
    #expect(wide.schema.names == ["store", "m0", "m1", "m2", "m3", "m4", "missing"])
    #expect(room.notes.lines.contains { $0.hasPrefix("pivot: 6 columns of `.month`: m0") })
    let table = try wide.collect()
    let long = try rows.group([
      NamedExpression("store", c("store")), NamedExpression("month", c("month")),
      NamedExpression("sum", agg("sum", c("sold"))),
    ]).collect()
    for row in 0..<long.rowCount {
      let cells = long.row(row)
      let place = try #require(table.columns[0].scalars.firstIndex(of: cells[0]))
      #expect(table[cells[1].text ?? "missing"]?[place] == cells[2])
    }
  }

  @Test("What is gathered into rows and spread again is as it was.")
  func roundTrips() throws {
    let wide = try rows.pivot(
      Pivot(names: c("month"), values: [NamedExpression("sum", agg("sum", c("sold")))], by: [c("store")]))
    let names = Array(wide.schema.names.dropFirst())
    let long = try wide.unpivot(names, namesTo: "month", valuesTo: "sold")
    #expect(try long.count() == names.count * wide.count())
    let again = try long.pivot(
      Pivot(names: c("month"), values: [NamedExpression("sum", agg("sum", c("sold")))], by: [c("store")]))
    #expect(try again.collect() == wide.collect())
    #expect(fault { _ = try rows.unpivot(["sold", "store"]) }?.code == "F052")
  }

  @Test("Elements keep the order of their rows and lists, also below a join, and number anew.")
  func explodes() throws {
    let listed = try rows.group([
      NamedExpression("store", c("store")),
      NamedExpression("ids", .aggregate(Aggregate("list_of", [c("id")], order: [c("id")]))),
    ])
    let joined = try rows.select(["id", "store"]).rename([Renaming(old: "id", new: "own")]).join(
      listed, on: [c("store")])
    let found = try joined.explode(["ids"]).derive([
      NamedExpression("n", .aggregate(Aggregate("row_number", order: [v(1)])))
    ]).collect()
    var expected: [(Int, Int)] = []
    let stores = try rows.cells("store")
    for (own, store) in stores.enumerated() {
      for (id, other) in stores.enumerated() where other == store { expected.append((own, id)) }
    }
    #expect(found["own"]?.scalars == expected.map { .int($0.0) })
    #expect(found["ids"]?.scalars == expected.map { .int($0.1) })
    #expect(found["n"]?.scalars == (1...expected.count).map { .int($0) })
  }

  @Test(
    "An as-of join takes the last row that is not later, of equal times the last one, and none beyond the tolerance.")
  func looksBack() throws {
    let left = try rows.filter(op(op(c("id"), .modulo, v(2)), .equal, v(0)))
    let right = try rows.filter(op(op(c("id"), .modulo, v(2)), .equal, v(1)))
    for (operation, days) in [(BinaryOperation.greaterOrEqual, 3), (.greater, 1_000)] {
      let on = op(c("at"), operation, c("at"))
      let tolerance = Scalar.duration(Period(microseconds: Int64(days) * Moment.perDay))
      let found = try left.join(right, on: [c("store"), on], kind: .asof, tolerance: tolerance).collect()
      #expect(found.schema.names == ["id", "store", "month", "sold", "at", "id_r", "month_r", "sold_r", "at_r"])
      let others = try right.collect()
      for row in 0..<found.rowCount {
        let (store, at) = (found["store"]?[row], found["at"]?[row].day?.number ?? 0)
        var best: (at: Int32, id: Scalar)?
        for other in 0..<others.rowCount where others["store"]?[other] == store {
          let then = others["at"]?[other].day?.number ?? 0
          guard operation == .greater ? then < at : then <= at, best.map({ then >= $0.at }) ?? true else { continue }
          best = (then, others["id"]?[other] ?? .missing)
        }
        let wanted = best.flatMap { Int(at - $0.at) <= days ? $0.id : nil } ?? .missing
        #expect(found["id_r"]?[row] == wanted)
      }
    }
    #expect(
      room.notes.lines.contains {
        $0.hasPrefix("join: ") && $0.hasSuffix("found one that is not later, at most 3d before")
      })
  }

  @Test("The top rows of groups are those of a sort, ties by the order of the rows or all.")
  func tops() throws {
    let table = try rows.collect()
    let top = try rows.rows(at: .top, 2, of: c("sold"), by: [c("store")]).collect()
    var expected: [Scalar] = []
    for store in (0..<7).map({ Scalar.text("s\($0)") }) {
      let own = (0..<table.rowCount).filter { table["store"]?[$0] == store && table["sold"]?[$0] != .missing }
      let best = own.sorted { a, b in
        let (x, y) = (table["sold"]?[a].int ?? 0, table["sold"]?[b].int ?? 0)
        return x == y ? a < b : x > y
      }
      expected += best.prefix(2).map { .int($0) }
    }
    #expect(top["id"]?.scalars == expected)
    let all = try rows.rows(at: .bottom, 1, of: c("sold"), ties: true)
    #expect(try all.count() == table["sold"]?.scalars.count { $0 == .int(0) })
  }

  @Test("Fields of records and elements of lists are typed before any row is read, with the nearest names on a miss.")
  func nests() throws {
    let frame = try room.context.frame(records: [
      [
        ScalarField(
          "at", .record([ScalarField("city", .text("Ulm")), ScalarField("tags", .list([.int(1), .int(2)]))]))
      ],
      [ScalarField("at", .missing)],
    ])
    let tags = Frames.Expression.call("field", [c("at"), v("tags")])
    let second = Frames.Expression.call("element", [tags, v(1)])
    #expect("\(second)" == ".at.tags[1]")
    #expect(try frame.type(of: second) == .int)
    #expect(try frame.derive([NamedExpression("t", second)]).cells("t") == [.int(2), .missing])
    let problem = fault { _ = try frame.type(of: .call("field", [c("at"), v("citty")])) }
    #expect(problem?.code == "F056" && problem?.help?.hasPrefix("did you mean `city`?") == true)
    #expect(try frame.unnest("at").schema.names == ["city", "tags"])
  }
}
