import Calendar
import Engines
import Testing

@testable import Frames

/// The verbs over small frames, on DuckDB.
struct FrameTests {
  let room: Room
  let people: Frame

  init() throws {
    room = try Room()
    people = try room.context.frame(records: [
      [ScalarField("name", .text("ada")), ScalarField("age", .int(36)), ScalarField("plan", .text("pro"))],
      [ScalarField("name", .text("bo")), ScalarField("age", .int(17)), ScalarField("plan", .text("free"))],
      [ScalarField("name", .text("cy")), ScalarField("age", .missing), ScalarField("plan", .text("pro"))],
    ]).named("people")
  }

  @Test("A filter keeps rows that hold and tells how many it lost to missing values.")
  func filters() throws {
    #expect(try people.filter(op(c("age"), .greaterOrEqual, v(18))).count() == 1)
    #expect(room.notes.lines == ["filter left out 1 row where `.age >= 18` is missing"])
    #expect(try people.filter(.call("missing", [c("age")])).count() == 1)
    #expect(room.notes.lines.count == 1)
  }

  @Test("A derive sees what stands earlier in the same call.")
  func derives() throws {
    let frame = try people.derive([
      NamedExpression("d", op(c("age"), .add, v(1))), NamedExpression("e", op(c("d"), .add, v(1))),
      NamedExpression("age", op(c("e"), .multiply, v(2))),
    ])
    #expect(try frame.cells("age") == [.int(76), .int(38), .missing])
    #expect(frame.schema.names == ["name", "age", "plan", "d", "e"])
  }

  @Test("An unknown column is an error before any row is read, with the nearest name and the plan's history.")
  func unknownColumns() throws {
    let typo = fault { _ = try people.filter(op(c("agee"), .greater, v(3))) }
    #expect(typo?.message == "no column `agee` in `people`")
    #expect(typo?.help == "did you mean `.age`?  (columns: name, age, plan)")
    #expect(typo?.subject == ".agee")
    let dropped = fault { _ = try people.drop(["age"]).filter(op(c("age"), .greater, v(3))) }
    #expect(dropped?.message == "no column `age` in `people`: it was dropped by `drop`")
    let renamed = fault { _ = try people.rename([Renaming(old: "age", new: "years")]).select(["age"]) }
    #expect(renamed?.message == "no column `age` in `people`: it was renamed to `years`")
    let grouped = fault {
      _ = try people.group([NamedExpression("plan", c("plan")), NamedExpression("n", agg("count"))]).sort([c("age")])
    }
    #expect(grouped?.message == "no column `age` in `people`: `group` keeps only its keys and aggregates")
  }

  @Test("Groups come in the order of their keys, missing last.")
  func groups() throws {
    let grouped = try people.group([
      NamedExpression("plan", c("plan")), NamedExpression("n", agg("count")),
      NamedExpression("oldest", agg("max", c("age"))),
      NamedExpression("share", agg("share", .call("missing", [c("age")]))),
    ])
    let table = try grouped.collect()
    #expect(table.row(0) == [.text("free"), .int(1), .int(17), .double(0)])
    #expect(table.row(1) == [.text("pro"), .int(2), .int(36), .double(0.5)])
    let byAge = try people.group([
      NamedExpression("young", op(c("age"), .less, v(18))), NamedExpression("n", agg("count")),
    ])
    #expect(try byAge.cells("young") == [.bool(false), .bool(true), .missing])
    let all = try people.group([NamedExpression("mean", agg("mean", c("age")))])
    #expect(try all.cells("mean") == [.double(26.5)])
  }

  @Test("Sorting puts missing last in both directions and keeps the order of equal rows.")
  func sorts() throws {
    #expect(try people.sort([c("age")]).cells("name") == [.text("bo"), .text("ada"), .text("cy")])
    #expect(try people.sort([.descending(c("age"))]).cells("name") == [.text("ada"), .text("bo"), .text("cy")])
    #expect(try people.sort([.descending(c("plan"))]).cells("name") == [.text("ada"), .text("cy"), .text("bo")])
    #expect(try people.sort([c("age")]).head(1).cells("name") == [.text("bo")])
  }

  @Test("A query sees frames by their names and binds values.")
  func queries() throws {
    let frame = try room.context.sql(
      "select sum(age) as s from people where age > $limit", frames: [("people", people)], values: [("limit", .int(20))]
    )
    #expect(frame.schema.fields == [Field("s", .int)])
    #expect(try frame.cells("s") == [.int(36)])
    #expect(fault { _ = try room.context.sql("drop table people") }?.code == "F029")
    #expect(fault { _ = try room.context.sql("select $x") }?.code == "F028")
  }

  @Test("A join matches, counts and checks what was expected.")
  func joins() throws {
    let plans = try room.context.frame(records: [
      [ScalarField("plan", .text("pro")), ScalarField("price", .int(10))],
      [ScalarField("plan", .text("max")), ScalarField("price", .int(20))],
    ])
    #expect(try people.join(plans, on: [c("plan")]).cells("price") == [.int(10), .int(10)])
    #expect(room.notes.lines == ["join: 2 rows of 3 on the left matched, 1 of 2 on the right"])
    #expect(try people.join(plans, on: [c("plan")], kind: .left).cells("price") == [.int(10), .missing, .int(10)])
    #expect(
      try people.join(plans, on: [c("plan")], kind: .full).cells("plan") == [
        .text("pro"), .text("free"), .text("pro"), .text("max"),
      ])
    #expect(try people.join(plans, on: [c("plan")], kind: .anti).cells("name") == [.text("bo")])
    #expect(try people.join(plans, on: [c("plan")], kind: .semi).cells("name") == [.text("ada"), .text("cy")])
    let twice = fault { _ = try plans.join(people, on: [c("plan")], expect: .oneToOne).collect() }
    #expect(twice?.code == "F027")
    #expect(twice?.message.contains(".plan == \"pro\"") == true)
  }

  @Test("A split gives the same exact parts each time, and together they are all rows.")
  func splits() throws {
    let table = try Table([Column("id", type: .int, values: .ints((0..<1000).map { $0 }))])
    let frame = room.context.frame(table)
    let parts = try frame.split(test: 0.2, valid: 0.1, seed: 3)
    #expect(parts.names == ["train", "valid", "test"])
    #expect(try parts.frames.map { try $0.count() } == [700, 100, 200])
    let ids = try parts.frames.flatMap { try $0.cells("id").compactMap(\.int) }
    #expect(ids.sorted() == Array(0..<1000))
    let again = try frame.filter(op(c("id"), .greaterOrEqual, v(0))).split(test: 0.2, valid: 0.1, seed: 3)
    #expect(try again.frames[2].cells("id") == parts.frames[2].cells("id"))
    let other = try frame.split(test: 0.2, seed: 4)
    #expect(try other.frames[1].cells("id") != parts.frames[2].cells("id"))
  }

  @Test("A frame of nothing has no rows and no columns, and a frame without columns keeps its rows.")
  func empties() throws {
    let nothing = try room.context.frame(records: [])
    #expect(try nothing.count() == 0)
    #expect(try nothing.collect().rowCount == 0)
    let bare = try people.drop(["name", "age", "plan"])
    #expect(try bare.count() == 3)
    #expect(try bare.collect().rowCount == 3)
    let none = try people.filter(op(c("age"), .greater, v(100)))
    #expect(try none.collect().schema.names == ["name", "age", "plan"])
    #expect(try none.describe().row(1)[3] == .int(0))
    #expect(try none.split(test: 0.5, seed: 1).frames[1].count() == 0)
  }

  @Test("Names that differ in case only are refused, also where they are made.")
  func twins() throws {
    #expect(fault { _ = try people.derive([NamedExpression("Age", v(1))]) }?.code == "F002")
    #expect(fault { _ = try people.rename([Renaming(old: "name", new: "age")]) }?.code == "F002")
  }

  @Test("Rows of several frames are joined by name, types meet, and what lacks is missing.")
  func concats() throws {
    let more = try room.context.frame(records: [[ScalarField("age", .double(2.5)), ScalarField("city", .text("Ulm"))]])
    let both = try people.concat([more])
    #expect(both.schema.fields.map(\.type) == [.text, .double, .text, .text])
    #expect(try both.collect().row(3) == [.missing, .double(2.5), .missing, .text("Ulm")])
    let wrong = try room.context.frame(records: [[ScalarField("age", .text("x"))]])
    #expect(fault { _ = try people.concat([wrong]) }?.code == "F003")
  }

  @Test("Casts, fills and selections make columns; what cannot be cast is missing.")
  func columns() throws {
    let cast = try people.cast([Field("age", .text), Field("plan", .int)])
    #expect(try cast.collect().row(0) == [.text("ada"), .text("36"), .missing])
    let filled = try people.fill([NamedExpression("age", agg("mean", c("age")))])
    #expect(try filled.cells("age") == [.double(36), .double(17), .double(26.5)])
    let chosen = try people.select([NamedExpression("age", op(c("age"), .add, v(1))), NamedExpression("old", c("age"))])
    #expect(chosen.schema.names == ["age", "old"])
    #expect(try chosen.collect().row(0) == [.int(37), .int(36)])
  }
}
