public import Frames
public import Language

extension WarehouseAddress: Argument {
  public static var word: String { "the address of a database" }
  public static func accepts(_ value: Value) -> Bool { value.asObject is TextObject }

  /// The file of SQLite lies where a path of the script leads.
  public static func read(_ given: Given, _ session: Session) throws -> WarehouseAddress {
    guard let text = given.value.asText else { throw given.wrong("an address, such as \"sqlite:shop.sqlite\"") }
    var address = try WarehouseAddress(text)
    if address.kind == .sqlite, let written = address.database {
      address.file = session.resolvePath(written, from: given.site.source)
    }
    return address
  }
}
