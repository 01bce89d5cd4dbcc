import Engines
import Foundation
import Testing

@testable import Frames

/// A real MariaDB on this machine, which speaks MySQL.
@Suite(.serialized)
final class MySQLTests {
  let room: Room
  private static let opened = Result { () -> MariaServer in
    let server = try MariaServer()
    try server.ask("create database shop")
    try server.ask(
      """
      create table orders(id bigint primary key, name varchar(20), amount decimal(10,2), made date, at datetime,
        paid boolean, weight double);
      insert into orders select seq, concat('c', seq mod 7), seq * 1.5, date '2024-01-01' + interval (seq mod 300) day,
        '2024-01-01 10:00:00', seq mod 2, seq / 4 from seq_1_to_5000;
      create user ada identified by 'geh''eim pw%2'; grant all on shop.* to ada;
      """, in: "shop")
    return server
  }
  var server: MariaServer { get throws { try Self.opened.get() } }

  init() throws { room = try Room() }

  private func connect(_ place: String? = nil, password: String = MariaServer.password) throws -> Warehouse {
    let address = try place ?? "mysql://ada@127.0.0.1:\(server.port)/shop"
    return try room.context.connect(WarehouseAddress(address), password: Secret("MY", text: password))
  }

  @Test("Its tables are frames, and filters and columns are asked for there.")
  func reads() throws {
    let shop = try connect()
    #expect(try shop.tables().map(\.title) == ["orders"])
    let orders = try shop.table("orders")
    #expect(
      orders.schema.fields.map(\.type) == [.int, .text, .double, .date, .time(isZoned: false), .bool, .double])
    #expect(try orders.count() == 5000)
    let few = try orders.filter(.binary(.greater, c("id"), v(4990))).select(["id", "name"])
    #expect(try few.cells("id").count == 10)
    let asked = try server.asked.split(separator: "\n").last { $0.contains("4990") }
    #expect(asked?.contains("SELECT `id`, `name`") == true && asked?.contains("amount") == false, "\(asked ?? "")")
    #expect(room.notes.lines.contains { $0.hasPrefix("pulled 10 rows × 2 columns") })
    #expect(try shop.sql("select count(*) as n from orders where paid").cells("n") == [.int(2500)])
  }

  @Test("Nothing can be changed there, though the user might.")
  func onlyRead() throws {
    let shop = try connect()
    let first = "delete from orders where id = 1"
    for change in [first, first + " returning id", "create table z(i int)"] {
      #expect(fault { _ = try shop.sql(change).collect() } != nil, "\(change)")
    }
    #expect(try server.ask("select count(*) from orders", in: "shop") == "5000")
  }

  @Test("A wrong password, database, port or host is told without the password.")
  func faults() throws {
    let port = try server.port
    let free = try Neighbour.freePort()
    for (address, password, codes) in [
      ("mysql://ada@127.0.0.1:\(port)/shop", "falsch-2", ["F082"]),
      ("mysql://ada@127.0.0.1:\(port)/nowhere", MariaServer.password, ["F082", "F084"]),
      ("mysql://ada@127.0.0.1:\(free)/shop", MariaServer.password, ["F083"]),
      ("mysql://ada@no-such-host.invalid/shop", MariaServer.password, ["F083"]),
    ] {
      let found = fault { _ = try connect(address, password: password) }
      #expect(codes.contains(found?.code ?? ""), "\(address): \(found.map { "\($0)" } ?? "none")")
      #expect(found.map { "\($0)".contains(password) } == false)
    }
  }
}
