import Display
public import Frames
public import Language

/// A database that was opened: `shop.orders` is one of its tables, `shop` shows them all.
final class WarehouseObject: DomainObject {
  let warehouse: Warehouse

  init(_ warehouse: Warehouse) {
    self.warehouse = warehouse
    super.init()
  }

  override var kind: String { "warehouse" }
  override var inline: String { "warehouse(\(warehouse.address))" }
  override var memberNames: [String] { warehouse.known.map(\.title) }
  override func member(_ name: String) throws -> Value? { .object(FrameObject(try warehouse.table(name).named(name))) }

  override func showable(_ session: Session) throws -> any Showable {
    let tables = try session.work("asking for tables") { [warehouse] in try warehouse.tables() }
    var shown = TableText(
      [
        TableColumn("table", "", .texts(tables.map(\.title))),
        TableColumn("columns", "", .integers(tables.map(\.columnCount))),
        TableColumn("rows about", "", .integers(tables.map(\.rowCount))),
      ], total: tables.count, name: "tables",
      remarks: ["\(warehouse.address), \(warehouse.address.kind.title), only read"])
    shown.showsTypes = false
    return shown
  }
}

extension Warehouse: Answer {
  public func value(in session: Session) -> Value { .object(WarehouseObject(self)) }
}

extension Warehouse: Argument {
  public static var word: String { "a database" }
  public static func accepts(_ value: Value) -> Bool { value.asObject is WarehouseObject }

  public static func read(_ given: Given, _ session: Session) throws -> Warehouse {
    guard let found = (given.value.asObject as? WarehouseObject)?.warehouse else {
      throw given.wrong("a database", help: "`connect \"postgres://user@host/database\"` gives one")
    }
    return found
  }
}
