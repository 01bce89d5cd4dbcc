import Calendar
import Engines
import Testing

@testable import Frames

/// Aggregates as windows: by groups, in an order, over the last rows or days.
struct WindowTests {
  let room: Room
  let sales: Frame

  init() throws {
    room = try Room()
    let rows: [(String, String, Int?)] = [
      ("a", "2024-01-01", 1), ("a", "2024-01-03", 2), ("b", "2024-01-01", 10), ("a", "2024-01-09", 4),
      ("b", "2024-01-02", nil),
    ]
    var records: [[ScalarField]] = []
    for (store, date, sold) in rows {
      let day = try #require(Day(date))
      records.append([
        ScalarField("store", .text(store)), ScalarField("date", .date(day)),
        ScalarField("sales", sold.map(Scalar.int) ?? .missing),
      ])
    }
    sales = try room.context.frame(records: records).named("sales")
  }

  func window(_ name: String, _ arguments: [Frames.Expression] = [c("sales")], last: Aggregate.Extent? = nil) throws
    -> [Scalar]
  {
    let aggregate = Aggregate(name, arguments, by: [c("store")], order: [c("date")], last: last)
    return try sales.derive([NamedExpression("w", .aggregate(aggregate))]).cells("w")
  }

  @Test("A window over the last days takes so many days, today included.")
  func days() throws {
    #expect(try window("sum", last: .duration(7 * Moment.perDay)) == [.int(1), .int(3), .int(10), .int(6), .int(10)])
    #expect(try window("sum", last: .duration(6 * Moment.perDay)) == [.int(1), .int(3), .int(10), .int(4), .int(10)])
  }

  @Test("Every aggregate reaches back over rows and days.", arguments: Aggregate.names)
  func reachesBack(_ name: String) throws {
    let arguments: [Frames.Expression] =
      switch name {
      case "count": []
      case "quantile": [c("sales"), v(0.5)]
      case "share": [op(c("sales"), .greater, v(1))]
      case "cov", "corr", "weighted_mean": [c("sales"), c("sales")]
      default: [c("sales")]
      }
    // Of the rows of one store, those of the last two rows, or of the last seven days, as groups of their own.
    let table = try sales.collect()
    for last in [Aggregate.Extent.rows(2), .duration(7 * Moment.perDay)] {
      let found = try window(name, arguments, last: last)
      for row in 0..<table.rowCount {
        let day = table.columns[1][row].day?.number ?? 0
        let before = (0..<table.rowCount).filter { other in
          table.columns[0][other] == table.columns[0][row] && table.columns[1][other] <= table.columns[1][row]
        }.sorted { table.columns[1][$0] < table.columns[1][$1] }
        let inside =
          last == .rows(2)
          ? Array(before.suffix(2)) : before.filter { (table.columns[1][$0].day?.number ?? 0) > day - 7 }
        let group = try room.context.frame(table.rows(inside))
        let order = ["first", "last", "list_of"].contains(name) ? [c("date")] : []
        let own = try group.value(of: .aggregate(Aggregate(name, arguments, order: order)))
        #expect(found[row] == own, "\(name) at \(row) over \(last)")
      }
    }
  }

  @Test("A window over the last rows takes so many rows, this one included.")
  func rows() throws {
    #expect(try window("sum", last: .rows(2)) == [.int(1), .int(3), .int(10), .int(6), .int(10)])
    #expect(try window("mean", last: .rows(1)) == [.double(1), .double(2), .double(10), .double(4), .missing])
  }

  @Test("Lag, lead, ranks and running sums go by the order.")
  func steps() throws {
    #expect(try window("lag") == [.missing, .int(1), .missing, .int(2), .int(10)])
    #expect(try window("lead") == [.int(2), .int(4), .missing, .missing, .missing])
    #expect(try window("cumulative") == [.int(1), .int(3), .int(10), .int(7), .int(10)])
    #expect(try window("row_number", []) == [.int(1), .int(2), .int(1), .int(3), .int(2)])
    #expect(try window("rank", []) == [.int(1), .int(2), .int(1), .int(3), .int(2)])
    #expect(try window("first") == [.int(1), .int(1), .int(10), .int(1), .int(10)])
    #expect(try window("last") == [.int(4), .int(4), .missing, .int(4), .missing])
  }

  @Test("Without by and order a window is over all rows, also in a filter.")
  func whole() throws {
    let above = op(c("sales"), .greater, agg("mean", c("sales")))
    #expect(try sales.filter(above).cells("sales") == [.int(10)])
    let share = op(c("sales"), .divide, agg("sum", c("sales")))
    #expect(try sales.derive([NamedExpression("s", share)]).cells("s")[2] == .double(10.0 / 17))
  }

  @Test("What needs an order and has none is an error, and so is an aggregate in an aggregate.")
  func faults() throws {
    let noOrder = fault { _ = try sales.derive([NamedExpression("w", agg("lag", c("sales")))]) }
    #expect(noOrder?.code == "F019")
    #expect(fault { _ = try sales.derive([NamedExpression("w", agg("sum", agg("sum", c("sales"))))]) }?.code == "F017")
    #expect(fault { _ = try sales.group([NamedExpression("w", agg("sum", c("store")))]) }?.code == "F012")
    let bare = fault { _ = try sales.group([NamedExpression("w", op(c("sales"), .add, agg("count")))]) }
    #expect(bare?.message == "`.sales` has many values in a group, and one is wanted")
  }

  @Test("Aggregates of nothing are missing, counts are 0.")
  func nothing() throws {
    let none = try sales.filter(op(c("sales"), .greater, v(100)))
    let table = try none.group([
      NamedExpression("n", agg("count")), NamedExpression("s", agg("sum", c("sales"))),
      NamedExpression("m", agg("mean", c("sales"))),
      NamedExpression("q", agg("median", c("sales"))), NamedExpression("d", agg("sd", c("sales"))),
      NamedExpression("h", agg("share", op(c("sales"), .greater, v(1)))),
    ]).collect()
    #expect(table.row(0) == [.int(0), .missing, .missing, .missing, .missing, .missing])
  }

  @Test("Quantiles are type 7, deviations n - 1, and infinities make a deviation missing instead of failing.")
  func statistics() throws {
    let x: [Double] = [1, 2, 3, 4, 10]
    let frame = room.context.frame(try Table([Column("x", type: .double, values: .doubles(x))]))
    #expect(try frame.value(of: agg("quantile", c("x"), v(0.9))).double.map { abs($0 - 7.6) < 1e-12 } == true)
    #expect(try frame.value(of: agg("median", c("x"))) == .double(3))
    #expect(try frame.value(of: agg("sd", c("x"))).double.map { abs($0 - 12.5.squareRoot()) < 1e-12 } == true)
    let infinite = room.context.frame(
      try Table([Column("x", type: .double, values: .doubles(x + [.infinity, -.infinity]))]))
    #expect(try infinite.value(of: agg("sd", c("x"))) == .missing)
    #expect(try infinite.value(of: agg("sum", c("x"))) == .missing)
    #expect(try infinite.value(of: agg("max", c("x"))) == .double(.infinity))
  }

  @Test("A sum of integers stays an integer, and past 64 bits it is an error.")
  func sums() throws {
    let frame = room.context.frame(try Table([Column("x", type: .int, values: .ints([.max, 1]))]))
    #expect(fault { _ = try frame.value(of: agg("sum", c("x"))) }?.code == "F015")
    #expect(fault { _ = try frame.derive([NamedExpression("y", op(c("x"), .add, v(1)))]).collect() }?.code == "F015")
    #expect(try frame.value(of: agg("count_distinct", c("x"))) == .int(2))
  }

  @Test("Every aggregate stands in a group and as a window.", arguments: Aggregate.names)
  func everyAggregate(_ name: String) throws {
    let arguments: [Frames.Expression] =
      switch name {
      case "count": []
      case "quantile": [c("sales"), v(0.5)]
      case "share": [op(c("sales"), .greater, v(1))]
      case "cov", "corr", "weighted_mean": [c("sales"), c("sales")]
      default: [c("sales")]
      }
    let order = ["first", "last", "list_of"].contains(name) ? [c("date")] : []
    let grouped = try sales.group([
      NamedExpression("store", c("store")), NamedExpression("v", .aggregate(Aggregate(name, arguments, order: order))),
    ]).collect()
    let windowed = try sales.derive([
      NamedExpression("v", .aggregate(Aggregate(name, arguments, by: [c("store")], order: order)))
    ]).collect()
    for row in 0..<windowed.rowCount {
      let group = windowed.columns[0][row] == .text("a") ? 0 : 1
      #expect(windowed.columns[3][row] == grouped.columns[1][group], "\(name)")
    }
  }

  @Test("The first of a group goes by its order, ties by the order of the rows.")
  func firsts() throws {
    let first = Frames.Expression.aggregate(Aggregate("first", [c("sales")], order: [.descending(c("date"))]))
    let table = try sales.group([NamedExpression("store", c("store")), NamedExpression("f", first)]).collect()
    #expect(table.columns[1].scalars == [.int(4), .missing])
  }
}
