import Frames
import Language

extension Verb {
  static let connect = Verb(
    "connect",
    "Open a database for reading: PostgreSQL, MySQL or a SQLite file. Its tables are its fields, `sql` asks it in its own words.",
    effect: .none,
    foresight: .attempt,
    example: "shop = connect \"sqlite:shop.sqlite\"",
    Parameter<WarehouseAddress>(
      "address", "postgres://user@host/database, mysql://user@host/database or sqlite:file.sqlite"),
    Parameter<SecretObject?>("password", "what `secret` gave", default: nil)
  ) { session, address, password in
    try session.refuseInSandbox("databases")
    session.trace?.outside.insert("a database")
    return try session.work("connecting") { [frames = session.frames, password = password?.secret] in
      try frames.connect(address, password: password)
    }
  }
}
