import Engines
import Foundation
import Testing

@testable import Frames

/// Tables of SQLite files, written by Python's SQLite.
struct SQLiteLookTests {
  let room: Room

  init() throws { room = try Room() }

  @Test("A table is read with the types that it was declared with, and the tables are named when none is said.")
  func reads() throws {
    var options = LoadOptions()
    options.table = "orders"
    let orders = try room.context.load([data + "/shop.sqlite"], options)
    #expect(orders.schema.fields.map(\.type) == [.int, .text, .double, .date, .bool])
    #expect(try orders.count() == 60)
    #expect(try orders.head(3).cells("id") == [.int(1), .int(2), .int(3)])
    options.table = nil
    let several = fault { _ = try room.context.load([data + "/shop.sqlite"], options) }
    #expect(several?.code == "F073")
    #expect(several?.message == "`shop.sqlite` has 2 tables, and none was named: customers, orders")
    #expect(several?.help == "name one: `table: \"customers\"`")
    options.table = "order"
    let wrong = fault { _ = try room.context.load([data + "/shop.sqlite"], options) }
    #expect(wrong?.code == "F073" && wrong?.help == "did you mean `orders`?  (tables: customers, orders)")
  }

  @Test("What SQLite lets stand in a column decides: a text among dates or numbers makes the column text, and is told.")
  func kinds() throws {
    let frame = try made(
      """
      create table t(id integer, made date, n int, free, big numeric, zip text, flag boolean, at timestamp, raw blob);
      insert into t values (1, '2024-01-31', 7, 1, 12.5, '007', 1, '2024-01-31 09:30:00', x'00ff');
      insert into t values (2, 'soon', 'x', 'b', 3, '8', 0, '2024-01-31T10:00:00', null);
      """)
    let types = frame.schema.fields.map(\.type)
    #expect(types == [.int, .text, .text, .text, .double, .text, .bool, .time(isZoned: false), .text])
    #expect(frame.remarks.contains { $0.hasPrefix("`made` is text: it was declared DATE, and holds ") })
    #expect(try frame.cells("zip") == [.text("007"), .text("8")])
    #expect(frame.remarks.contains("the table is `t`, the only one"))
  }

  @Test("A name that holds quotes, and a view, are read as any other.")
  func odd() throws {
    var options = LoadOptions()
    options.table = "it's \"one\""
    let frame = try made(
      "create table \"it's \"\"one\"\"\"(\"a b\" int); insert into \"it's \"\"one\"\"\" values (4); create view v as select 5 as x;",
      options)
    #expect(try frame.cells("a b") == [.int(4)])
    options.table = "v"
    #expect(try room.context.load(frame.files.flatMap(\.paths), options).cells("x") == [.int(5)])
  }

  @Test("An empty database and a file that was cut are told.")
  func faults() throws {
    #expect(fault { _ = try made("create table t(x); drop table t;") }?.code == "F072")
    let bytes = try Data(contentsOf: URL(fileURLWithPath: data + "/shop.sqlite"))
    try room.write("cut.sqlite", Array(bytes.prefix(1500)))
    #expect(fault { _ = try room.load("cut.sqlite") }?.code == "F074")
  }

  private func made(_ sql: String, _ options: LoadOptions = LoadOptions()) throws -> Frame {
    let path = room.folder + "/\(UUID().uuidString).db"
    let program =
      "import sys, sqlite3\nbase = sqlite3.connect(sys.argv[1])\nbase.executescript(sys.argv[2])\nbase.commit()\n"
    try Neighbour.run("/usr/bin/python3", ["-c", program, path, sql])
    return try room.context.load([path], options)
  }
}
