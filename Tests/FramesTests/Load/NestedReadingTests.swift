import Calendar
import Engines
import Testing

@testable import Frames

/// Records, lists and maps of files, with the times in them.
struct NestedReadingTests {
  let room: Room

  init() throws { room = try Room() }

  @Test("Times inside records and lists of JSON are judged like those of columns, and zones are kept.")
  func json() throws {
    try room.write(
      "a.jsonl",
      """
      {"id": 1, "e": {"at": "2024-01-01T10:00:00+02:00", "d": "2024-01-31", "n": "12:30:00", "l": ["2024-02-29", null]}, "x": 1}
      {"id": 2, "e": {"at": "2024-01-01T10:00:00Z", "d": null, "l": []}, "x": "a"}
      {"id": 3, "e": null, "x": null}

      """)
    let frame = try room.load("a.jsonl")
    let record = ColumnType.record([
      Field("at", .time(isZoned: true)), Field("d", .date), Field("n", .text), Field("l", .list(.date)),
    ])
    #expect(frame.schema.type(of: "e") == record)
    let at = Frames.Expression.call("field", [c("e"), v("at")])
    let hour = try frame.derive([NamedExpression("t", .call("text", [at]))]).cells("t")
    #expect(hour == [.text("2024-01-01T08:00:00Z"), .text("2024-01-01T10:00:00Z"), .missing])
    let list = Frames.Expression.call("field", [c("e"), v("l")])
    let days = try frame.derive([NamedExpression("l", list)]).explode(["l"]).cells("l")
    #expect(days == [.date(try #require(Day("2024-02-29"))), .missing, .missing, .missing])
    #expect(try frame.cells("x") == [.text("1"), .text("a"), .missing])
  }

  @Test("Parquet's maps, zoned times, durations, decimals and odd types inside records come as types of ours.")
  func parquet() throws {
    let path = room.folder + "/n.parquet"
    try room.context.withConnection { connection in
      try connection.run("SET TimeZone = 'Europe/Berlin'")
      try connection.run(
        "COPY (SELECT {'at': TIMESTAMPTZ '2024-01-01 10:00:00+02', 'i': INTERVAL 36 HOUR, 'd': 1.5::DECIMAL(9, 2), "
          + "'u': CAST('6ba7b810-9dad-11d1-80b4-00c04fd430c8' AS UUID)} AS s, [TIMESTAMPTZ '2024-01-01 10:00:00+02'] AS l, "
          + "MAP {'a': 1} AS m, [[1, 2], [3]] AS ll) TO \(DuckSQL.text(path)) (FORMAT parquet)")
    }
    let table = try room.load("n.parquet").collect()
    #expect(
      table.schema.fields.map { "\($0.type)" } == [
        "record {at: zoned time, i: duration, d: double, u: text}", "list of zoned time",
        "list of record {key: text, value: int}", "list of list of int",
      ])
    let found = table.row(0).map(\.description)
    #expect(found[0] == "{at: 2024-01-01T08:00:00Z, i: 1d12h, d: 1.5, u: \"6ba7b810-9dad-11d1-80b4-00c04fd430c8\"}")
    #expect(Array(found.dropFirst()) == ["[2024-01-01T08:00:00Z]", "[{key: \"a\", value: 1}]", "[[1, 2], [3]]"])
  }
}
