import Engines
import Foundation
import Glibc
import Testing

@testable import Frames

/// A PostgreSQL server of Debian's package on a free port, with the user `ada` and a password.
final class PostgresServer: Neighbour, @unchecked Sendable {
  let port: Int
  static let password = "geh'eim pw%1"

  init() throws {
    port = try Neighbour.freePort()
    try super.init("postgres")
    let versions = try FileManager.default.contentsOfDirectory(atPath: "/usr/lib/postgresql").sorted()
    let programs = "/usr/lib/postgresql/\(try #require(versions.last))/bin"
    if geteuid() == 0 { chown(folder, try #require(getpwnam("nobody")).pointee.pw_uid, gid_t.max) }
    try Self.password.write(toFile: folder + "/pw", atomically: true, encoding: .utf8)
    chmod(folder + "/pw", 0o644)
    let make =
      Neighbour.asNobody + [
        programs + "/initdb", "-D", folder + "/data", "-U", "ada", "-A", "scram-sha-256", "--pwfile", folder + "/pw",
        "-E", "UTF8", "--no-sync", "--locale", "C",
      ]
    try Neighbour.run(make[0], Array(make.dropFirst()))
    let serve =
      Neighbour.asNobody + [
        programs + "/postgres", "-D", folder + "/data", "-p", "\(port)", "-c", "listen_addresses=127.0.0.1", "-c",
        "unix_socket_directories=", "-c", "fsync=off", "-c", "log_statement=all",
      ]
    try start(serve[0], Array(serve.dropFirst()))
    try wait("PostgreSQL") { (try? self.ask("select 1", quietly: true)) == "1" }
  }

  /// Asks through psql.
  @discardableResult
  func ask(_ sql: String, quietly: Bool = false) throws -> String {
    if quietly, !Neighbour.listens(port) { throw Fault("E001", "not yet") }
    return try Neighbour.run(
      "/usr/bin/psql",
      [
        "-h", "127.0.0.1", "-p", "\(port)", "-U", "ada", "-d", "postgres", "-At", "-v", "ON_ERROR_STOP=1", "-c", sql,
      ],
      ["PGPASSWORD": Self.password]
    ).trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
