import Engines

/// Files of another machine that are read where they lie, as they were when they were looked at.
struct RemoteOrigin: RowOrigin {
  let urls: [String]
  /// How many bytes all have together.
  let size: Int
  /// Size and time of the last change, one line a file.
  private let facts: String

  init(_ urls: [String], _ connection: DuckConnection) throws {
    self.urls = urls
    (size, facts) = try RemoteOrigin.look(urls, connection)
  }

  private static func look(_ urls: [String], _ connection: DuckConnection) throws -> (Int, String) {
    var size = 0
    var facts = ""
    for url in urls {
      let found = try connection.query(
        "SELECT size::BIGINT, coalesce(epoch_us(last_modified), 0)::BIGINT FROM read_blob(\(DuckSQL.text(url)))"
      ).columns()
      guard found.count == 2, found[0].count == 1 else { continue }
      let own = try Column("size", .int, found[0])[0].int ?? 0
      size += own
      facts += "\(url.prefix { $0 != "?" }) \(own) \(try Column("time", .int, found[1])[0].int ?? 0)\n"
    }
    return (size, facts)
  }

  /// What the rows come from, for a fingerprint: names, sizes and times of the last change.
  func digest() -> String { facts }

  /// Throws F035 where a file is no longer as it was.
  func check(_ connection: DuckConnection) throws {
    guard try RemoteOrigin.look(urls, connection).1 == facts else {
      throw Fault(
        "F035", "`\(Disk.name(urls[0]))` has changed since it was loaded", subject: Disk.name(urls[0]),
        help: "load it again")
    }
  }
}
