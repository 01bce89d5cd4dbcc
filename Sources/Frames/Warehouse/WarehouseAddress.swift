public import Engines

/// Where a database is: `postgres://ada@db.example.com:5432/shop?sslmode=require`, or `sqlite:shop.sqlite`.
public struct WarehouseAddress: Hashable, Sendable, CustomStringConvertible {
  /// The kinds of databases.
  public enum Kind: String, Hashable, Sendable {
    case postgres, mysql, sqlite

    /// As it is called in a sentence.
    public var title: String {
      switch self {
      case .postgres: "PostgreSQL"
      case .mysql: "MySQL"
      case .sqlite: "SQLite"
      }
    }

    var item: DuckExtension {
      switch self {
      case .postgres: .postgres
      case .mysql: .mysql
      case .sqlite: .sqlite
      }
    }
  }

  public let kind: Kind
  public let host: String?
  public let port: Int?
  public let user: String?
  /// The database on the server, or the path of a file.
  public let database: String?
  /// The file of SQLite, where a relative path does not begin in the folder of the frames.
  public var file: String?
  /// `sslmode`, where it is said.
  public let tls: String?

  /// Reads an address; throws F081 where it is none, or holds a password.
  public init(_ text: String) throws(Fault) {
    if text.hasPrefix("sqlite:") || !text.contains("://") && WarehouseAddress.isFile(text) {
      let path = text.hasPrefix("sqlite:") ? text.dropFirst(7) : text[...]
      kind = .sqlite
      database = path.hasPrefix("//") ? String(path.dropFirst(2)) : String(path)
      (host, port, user, tls) = (nil, nil, nil, nil)
      guard database?.isEmpty == false else { throw WarehouseAddress.unknown(text) }
      return
    }
    guard let end = text.firstRange(of: "://"), let kind = WarehouseAddress.kinds[text[..<end.lowerBound].lowercased()]
    else { throw WarehouseAddress.unknown(text) }
    let rest = text[end.upperBound...]
    let authority = rest.prefix { $0 != "/" && $0 != "?" }
    let behind = rest.dropFirst(authority.count)
    let at = authority.lastIndex(of: "@")
    let name = at.map { authority[..<$0] }
    guard name?.contains(":") != true else {
      throw Fault(
        "F081", "the address holds a password, which would be kept in the history",
        subject: "\(text[..<end.lowerBound])://…", help: "leave it out and write `password: secret(\"NAME\")`")
    }
    let place = at.map { authority[authority.index(after: $0)...] } ?? authority
    let colon = place.hasSuffix("]") ? nil : place.lastIndex(of: ":")
    let port = colon.map { Int(place[place.index(after: $0)...]) }
    if let port, port.map({ !(1...65_535).contains($0) }) ?? true { throw WarehouseAddress.unknown(text) }
    self.kind = kind
    self.port = port ?? nil
    let host = (colon.map { place[..<$0] } ?? place).filter { $0 != "[" && $0 != "]" }
    self.host = host.isEmpty ? nil : String(host)
    user = name.map { WarehouseAddress.decoded(String($0)) }
    let path = behind.prefix { $0 != "?" }.dropFirst()
    database = path.isEmpty ? nil : WarehouseAddress.decoded(String(path))
    let words = behind.drop { $0 != "?" }.dropFirst().split(separator: "&")
    var tls: String?
    for word in words {
      guard word.hasPrefix("sslmode=") else {
        throw Fault(
          "F081", "the address says `\(word.prefix { $0 != "=" })`, which is not known here", subject: String(word),
          help: "`sslmode=require` is")
      }
      tls = String(word.dropFirst(8))
    }
    self.tls = tls
  }

  /// The address as it is shown: never with a password, which it cannot hold.
  public var description: String {
    guard kind != .sqlite else { return "sqlite:\(database ?? "")" }
    let name = user.map { $0 + "@" } ?? ""
    return "\(kind.rawValue)://\(name)\(host ?? "")\(port.map { ":\($0)" } ?? "")/\(database ?? "")"
  }

  private static let kinds: [String: Kind] = [
    "postgres": .postgres, "postgresql": .postgres, "mysql": .mysql, "mariadb": .mysql,
  ]

  private static func isFile(_ text: String) -> Bool {
    let name = text.lowercased()
    return [".sqlite", ".sqlite3", ".db"].contains { name.hasSuffix($0) }
  }

  private static func unknown(_ text: String) -> Fault {
    Fault(
      "F081", "`\(text)` is no address of a database", subject: text,
      help: "postgres://user@host/database, mysql://user@host/database and sqlite:file.sqlite are")
  }

  /// `%40` is `@`.
  private static func decoded(_ text: String) -> String {
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var at = 0
    while at < bytes.count {
      if bytes[at] == UInt8(ascii: "%"), at + 2 < bytes.count,
        let byte = UInt8(String(decoding: bytes[(at + 1)...(at + 2)], as: UTF8.self), radix: 16)
      {
        result.append(byte)
        at += 3
      } else {
        result.append(bytes[at])
        at += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
