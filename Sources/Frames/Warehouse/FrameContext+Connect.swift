public import Engines

extension FrameContext {
  /// Opens a database for reading; F081 to F084 and F079 where that fails.
  public func connect(_ address: WarehouseAddress, password: Secret? = nil) throws -> Warehouse {
    try open(address.kind.item)
    let alias = freshName("warehouse")
    let place = try address.host.map(reached)
    try withConnection { connection in
      do {
        if address.kind == .sqlite {
          let path = Disk.resolved(address.file ?? address.database ?? "", in: folder)
          _ = try Disk.checked(path, address.database ?? path)
          try connection.run("ATTACH \(DuckSQL.text(path)) AS \(DuckSQL.name(alias)) (TYPE sqlite, READ_ONLY)")
          return
        }
        if address.kind == .mysql {
          // Sums and orders are made here, by our own rules; the extension's own count of a filtered table fails.
          try connection.run(
            "SET GLOBAL mysql_aggregate_pushdown_enabled = false; SET GLOBAL mysql_order_pushdown_enabled = false")
        }
        try connection.run(address.secret(alias, password))
        try connection.run(
          "ATTACH \(DuckSQL.text(address.settings(place))) AS \(DuckSQL.name(alias)) "
            + "(TYPE \(address.kind.rawValue), SECRET \(DuckSQL.name(alias)), READ_ONLY)")
      } catch let fault as Fault {
        try? connection.run("DROP TEMPORARY SECRET IF EXISTS \(DuckSQL.name(alias))")
        throw fault.ofConnecting(address)
      }
    }
    let warehouse = Warehouse(address, alias: alias, self)
    // SQLite opens a file when it is first asked for something.
    _ = try warehouse.tables()
    return warehouse
  }

  /// The address that a host's name leads to, where not every address may be asked.
  private func reached(_ host: String) throws -> NetworkAddress? {
    guard network != .person else { return nil }
    try network.check(host: host)
    let addresses = try NetworkAddress.of(host)
    for address in addresses { try network.check(address, of: host, isPlain: false) }
    return addresses.first
  }
}

extension WarehouseAddress {
  /// The statement that tells the database engine here who asks.
  fileprivate func secret(_ name: String, _ password: Secret?) -> String {
    var words = ["TYPE \(kind.rawValue)"]
    if let host { words.append("HOST \(DuckSQL.text(host))") }
    if let port { words.append("PORT \(port)") }
    if let database { words.append("DATABASE \(DuckSQL.text(database))") }
    if let user { words.append("USER \(DuckSQL.text(user))") }
    if let password { words.append("PASSWORD \(DuckSQL.text(password.text))") }
    if kind == .mysql, let tls { words.append("SSL_MODE \(DuckSQL.text(tls))") }
    return "CREATE TEMPORARY SECRET \(DuckSQL.name(name)) (\(words.joined(separator: ", ")))"
  }

  /// What else PostgreSQL's client is told.
  fileprivate func settings(_ address: NetworkAddress??) -> String {
    guard kind == .postgres else { return "" }
    var words = ["connect_timeout=10", "application_name=mlops"]
    if let address = address ?? nil { words.append("hostaddr=\(address)") }
    if let tls { words.append("sslmode=\(tls.filter { $0.isLetter || $0 == "-" })") }
    return words.joined(separator: " ")
  }
}
