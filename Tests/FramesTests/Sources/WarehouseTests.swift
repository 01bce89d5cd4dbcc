import Engines
import Foundation
import Testing

@testable import Frames

/// A real PostgreSQL on this machine: tables, queries, what is pushed down, and what goes wrong.
@Suite(.serialized)
final class WarehouseTests {
  let room: Room
  private static let opened = Result { () -> PostgresServer in
    let server = try PostgresServer()
    try server.ask(
      """
      create table orders(id bigint, customer text, amount numeric(12,2), weight float8, small int, made date,
        at timestamp, zoned timestamptz, paid boolean, extra jsonb);
      insert into orders select i, 'c' || i % 7, i * 1.5, i / 4.0, i % 100, date '2024-01-01' + i % 300,
        timestamp '2024-01-01' + i * interval '1 minute', timestamptz '2024-01-01 00:00+00' + i * interval '1 hour',
        i % 2 = 0, '{"a": 1}' from generate_series(1, 50000) i;
      create schema stock; create table stock.items as select 1 as x;
      create view late as select id from orders where id > 49990;
      """)
    return server
  }
  var server: PostgresServer { get throws { try Self.opened.get() } }

  init() throws { room = try Room() }

  private func connect(_ place: String? = nil, password: String = PostgresServer.password) throws -> Warehouse {
    let address = try place ?? "postgres://ada@127.0.0.1:\(server.port)/postgres"
    return try room.context.connect(WarehouseAddress(address), password: Secret("PG", text: password))
  }

  @Test("Its tables and views are listed without those of the server itself.")
  func tables() throws {
    let tables = try connect().tables()
    #expect(tables.map(\.title) == ["late", "orders", "stock.items"])
    #expect(tables.map(\.columnCount) == [1, 10, 1])
  }

  @Test("A table is a frame: kinds of columns, the first rows, a count.")
  func table() throws {
    let orders = try connect().table("orders")
    #expect(
      orders.schema.fields.map(\.type) == [
        .int, .text, .double, .double, .int, .date, .time(isZoned: false), .time(isZoned: true), .bool, .text,
      ])
    #expect(try orders.head(2).cells("amount") == [.double(1.5), .double(3)])
    #expect(try orders.head(1).cells("zoned").map(\.description) == ["2024-01-01T01:00:00Z"])
    #expect(try orders.count() == 50_000)
    #expect(room.notes.lines.isEmpty, "neither the first rows nor a count pulls the table")
    #expect(try connect().table("stock.items").cells("x") == [.int(1)])
    #expect(try connect().table("late").count() == 10)
  }

  @Test("Filters and the choice of columns are done by the server, which the query that it gets shows.")
  func pushdown() throws {
    let few = try connect().table("orders").filter(.binary(.greater, c("id"), v(49_995))).select(["id", "customer"])
    #expect(try few.cells("id").count == 5)
    #expect(room.notes.lines.count == 1)
    #expect(room.notes.lines[0].hasPrefix("pulled 5 rows × 2 columns, 50 bytes, of postgres://ada@127.0.0.1:"))
    let asked = try server.log.split(separator: "\n").filter { $0.contains("COPY") }.map(String.init)
    let last = try #require(asked.last)
    #expect(last.contains("id") && last.contains("49995") && last.contains("customer"), "\(last)")
    #expect(!last.contains("\"amount\""), "\(last)")
    // What was pulled is kept: nothing is asked again.
    #expect(try few.cells("customer").count == 5)
    #expect(try server.log.split(separator: "\n").count { $0.contains("COPY") } == asked.count)
  }

  @Test(
    "A condition on a decimal, a fraction or a zoned time holds rows back there, and is judged here to the last digit.")
  func widened() throws {
    let orders = try connect().table("orders")
    let conditions: [(Frames.Expression, String)] = [
      (.binary(.greaterOrEqual, c("amount"), v(74_985.0)), "amount >= 74985"),
      (.binary(.less, c("weight"), v(2.5)), "weight < 2.5"), (.binary(.equal, c("amount"), v(4.5)), "amount = 4.5"),
      (.binary(.and, .binary(.greater, v(3.1), c("amount")), .binary(.less, c("weight"), v(100))), "amount < 3.1"),
    ]
    for (condition, own) in conditions {
      let count = try orders.filter(condition).select(["id"]).collect().rowCount
      #expect(try "\(count)" == server.ask("select count(*) from orders where \(own)"), "\(own)")
      let asked = try #require(try server.log.split(separator: "\n").last { $0.contains("COPY") })
      #expect(asked.contains("WHERE"), "\(asked)")
      #expect(asked.contains(own.hasPrefix("a") ? "\"amount\"" : "\"weight\""), "\(asked)")
    }
  }

  @Test("A group asks for its own columns alone, and gives what the server itself would.")
  func group() throws {
    let orders = try connect().table("orders")
    let sums = try orders.group([
      NamedExpression("customer", c("customer")), NamedExpression("total", agg("sum", c("amount"))),
    ]).sort([c("customer")])
    let own = try server.ask("select sum(amount) from orders group by customer order by customer")
      .split(separator: "\n")
    #expect(try sums.cells("total").map { try #require($0.double) } == own.map { try #require(Double($0)) })
    let last = try #require(try server.log.split(separator: "\n").last { $0.contains("COPY") })
    #expect(last.contains("\"amount\"") && !last.contains("\"weight\""))
  }

  @Test("Rows that change there do not change a frame that was pulled.")
  func steady() throws {
    try server.ask("create table moving as select i from generate_series(1, 100) i")
    let frame = try connect().table("moving")
    let first = try frame.collect()
    let digest = try frame.fingerprint()
    try server.ask("delete from moving where i > 50")
    #expect(try frame.collect() == first)
    #expect(try connect().table("moving").fingerprint() != digest)
    #expect(try connect().table("moving").count() == 50)
  }

  @Test("A query in the server's own words runs there; what changes something is refused.")
  func query() throws {
    let shop = try connect()
    let found = try shop.sql("select count(*) as n, max(made) from orders where extra ->> 'a' = '1';")
    #expect(try found.cells("n") == [.int(50_000)])
    let wrong = fault { _ = try shop.sql("select nope from orders") }
    #expect(wrong?.code == "F086" && wrong?.message.contains("column \"nope\" does not exist") == true)
    for change in [
      "delete from orders returning id", "with gone as (delete from orders returning id) select * from gone",
      "select setval('none', 1)",
    ] {
      #expect(fault { _ = try shop.sql(change).collect() } != nil, "\(change)")
    }
    #expect(try shop.table("orders").count() == 50_000)
    #expect(fault { _ = try shop.table("ordres") }?.help?.hasPrefix("did you mean `orders`?") == true)
  }

  @Test("A wrong password, user, database, port, host or way is one clear fault, which shows no password.")
  func faults() throws {
    let port = try server.port
    let free = try Neighbour.freePort()
    let cases: [(String, String, String)] = [
      ("postgres://ada@127.0.0.1:\(port)/postgres", "falsch-1", "F082"),
      ("postgres://bo@127.0.0.1:\(port)/postgres", PostgresServer.password, "F082"),
      ("postgres://ada@127.0.0.1:\(port)/nowhere", PostgresServer.password, "F084"),
      ("postgres://ada@127.0.0.1:\(free)/postgres", PostgresServer.password, "F083"),
      ("postgres://ada@no-such-host.invalid/postgres", PostgresServer.password, "F083"),
      ("postgres://ada@127.0.0.1:\(port)/postgres?sslmode=require", PostgresServer.password, "F079"),
    ]
    for (address, password, code) in cases {
      let found = fault { _ = try connect(address, password: password) }
      #expect(found?.code == code, "\(address): \(found.map { "\($0)" } ?? "none")")
      #expect(found.map { "\($0)".contains(password) || "\($0)".contains("geh") } == false)
    }
  }

  @Test("Addresses are read, and none holds a password.")
  func addresses() throws {
    let address = try WarehouseAddress("postgresql://a%40b@[::1]:5433/my%20shop?sslmode=require")
    #expect(address.user == "a@b" && address.host == "::1" && address.port == 5433)
    #expect(address.database == "my shop" && address.tls == "require")
    for text in [
      "postgres://ada:pw@host/db", "oracle://host/db", "postgres://host:0/db", "postgres://host:x/db", "sqlite:",
      "shop",
      "postgres://host/db?password=pw",
    ] {
      let found = fault { _ = try WarehouseAddress(text) }
      #expect(found?.code == "F081", "\(text)")
      #expect(found.map { "\($0)".contains(":pw") } == false)
    }
  }

  @Test("Where only some hosts may be read, no other database is asked.")
  func policy() throws {
    let context = FrameContext(folder: room.folder, seed: 1, network: .server(["db.example.com"]))
    let address = try WarehouseAddress("postgres://ada@127.0.0.1:\(server.port)/postgres")
    #expect(fault { _ = try context.connect(address) }?.code == "E045")
    let own = FrameContext(folder: room.folder, seed: 1, network: .server(["127.0.0.1"]))
    #expect(fault { _ = try own.connect(address) }?.message.contains("private network") == true)
  }

  @Test("A SQLite file is a database, too.")
  func sqlite() throws {
    let shop = try room.context.connect(WarehouseAddress("sqlite:\(data)/shop.sqlite"))
    #expect(try shop.tables().map(\.title) == ["customers", "orders"])
    #expect(try shop.sql("select count(*) as n from orders").cells("n").map(\.text) == ["60"])
    #expect(fault { _ = try room.context.connect(WarehouseAddress("sqlite:none.sqlite")) }?.code == "F031")
  }
}
