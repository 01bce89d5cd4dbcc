import Engines

extension Fault {
  /// What the engine says when no connection comes about, in the user's words.
  func ofConnecting(_ address: WarehouseAddress) -> Fault {
    guard code == "E010" || code == "E013" || code == "E014" else { return self }
    let told = Spelling.folded(message)
    // In front stands how it was tried, with every setting.
    var why = message
    if let end = why.firstRange(of: "\": ")?.upperBound { why = String(why[end...]) }
    let shown = "\(address)"
    if address.kind == .sqlite {
      return Fault("F074", "`\(shown)` is no whole SQLite database: \(why)", subject: shown)
    }
    if told.contains("password") || told.contains("access denied") || told.contains("role ") {
      return Fault(
        "F082", "\(shown) does not let `\(address.user ?? "us")` in", subject: shown,
        help: "check the user, and write `password: secret(\"NAME\")`")
    }
    if told.contains("unknown database") || told.contains("database \"") && told.contains("does not exist") {
      return Fault("F084", "there is no database `\(address.database ?? "")` at \(shown)", subject: shown)
    }
    if told.contains("ssl") || told.contains("certificate") {
      return Fault("F079", "\(shown) gives no way that others cannot read along: \(why)", subject: shown)
    }
    return Fault(
      "F083", "\(shown) cannot be reached: \(why)", subject: shown, help: "check the host, the port and the network")
  }

  private func told(_ text: String, _ words: [String]) -> Bool { words.contains { text.contains($0) } }

  /// What a database says of a query, in the user's words.
  func ofWarehouse(_ address: WarehouseAddress) -> Fault {
    guard code == "E010" || code == "E013" || code == "E014" else { return self }
    var why = message
    if address.kind == .sqlite, told(why, ["not a database", "malformed", "corrupt"]) {
      return Fault("F074", "`\(address)` is no whole SQLite database: \(why)", subject: "\(address)")
    }
    if let start = why.firstRange(of: "ERROR:")?.upperBound { why = String(why[start...]).trimmed }
    return Fault("F086", "\(address) refuses the query: \(why)", help: help)
  }
}
