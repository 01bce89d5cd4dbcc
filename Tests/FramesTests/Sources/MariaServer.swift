import Engines
import Foundation
import Glibc
import Testing

@testable import Frames

/// A MariaDB server of Debian's package on a free port, with the user `ada` and a password.
final class MariaServer: Neighbour, @unchecked Sendable {
  let port: Int
  static let password = "geh'eim pw%2"

  init() throws {
    port = try Neighbour.freePort()
    try super.init("maria")
    if geteuid() == 0 { chown(folder, try #require(getpwnam("nobody")).pointee.pw_uid, gid_t.max) }
    let make =
      Neighbour.asNobody + [
        "/usr/bin/mariadb-install-db", "--no-defaults", "--datadir=\(folder)/data", "--skip-test-db",
        "--auth-root-authentication-method=normal",
      ]
    try Neighbour.run(make[0], Array(make.dropFirst()))
    let serve =
      Neighbour.asNobody + [
        "/usr/sbin/mariadbd", "--no-defaults", "--datadir=\(folder)/data", "--port=\(port)", "--bind-address=127.0.0.1",
        "--socket=\(folder)/s", "--pid-file=\(folder)/pid", "--skip-name-resolve", "--general-log=1",
        "--general-log-file=\(folder)/asked", "--innodb-flush-log-at-trx-commit=0",
      ]
    try start(serve[0], Array(serve.dropFirst()))
    try wait("MariaDB") { Neighbour.listens(self.port) && self.log.contains("ready for connections") }
  }

  /// Asks through MariaDB's own client.
  @discardableResult
  func ask(_ sql: String, in database: String = "") throws -> String {
    try Neighbour.run(
      "/usr/bin/mariadb",
      ["--no-defaults", "-h", "127.0.0.1", "-P", "\(port)", "-u", "root", "-N", "-B", "-e", sql]
        + (database.isEmpty ? [] : [database])
    ).trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// What the server was asked so far.
  var asked: String { (try? String(contentsOfFile: folder + "/asked", encoding: .utf8)) ?? "" }
}
