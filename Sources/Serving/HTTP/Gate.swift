import NIOHTTP1

/// Decides by the head alone whether a request may go on: who it says it is for, where it comes from, what it carries.
struct Gate: Sendable {
  /// The token that `operating` routes need.
  let token: Token

  /// Browsers cannot drive the server: the name in `Host` must be ours, which ends DNS rebinding, and an `Origin`,
  /// which browsers send with what a page does, must be one of our own pages.
  func checkOrigin(_ headers: HTTPHeaders, version: HTTPVersion, port: Int) throws {
    let hosts = headers["host"]
    guard hosts.count == 1 || (hosts.isEmpty && version == .http1_0) else {
      throw Refusal(400, "H016", "the request needs exactly one Host header", closes: true)
    }
    if let host = hosts.first, !Gate.isLoopback(host) {
      throw Refusal(
        403, "H013", "the server does not answer under the host name of this request", help: "ask 127.0.0.1:\(port)")
    }
    for origin in headers["origin"] {
      let isOurs = origin.hasPrefix("http://") && Gate.isLoopback(String(origin.dropFirst(7)), port: port)
      guard isOurs else {
        throw Refusal(403, "H013", "the server does not answer requests from other sites' pages")
      }
    }
  }

  /// Only what says that it is JSON is read as JSON.
  func checkContent(_ headers: HTTPHeaders) throws {
    let types = headers["content-type"]
    let type = types.first?.prefix { $0 != ";" }.filter { $0 != " " && $0 != "\t" }.lowercased()
    guard types.count == 1, type == "application/json" else {
      throw Refusal(
        415, "H012", "the body must be JSON", subject: types.first,
        help: "send the header Content-Type: application/json")
    }
    if let encoding = headers.first(name: "content-encoding"), encoding.lowercased() != "identity" {
      throw Refusal(415, "H012", "the body must not be compressed", subject: "Content-Encoding")
    }
  }

  func checkRole(_ role: Role, _ headers: HTTPHeaders) throws {
    guard role == .operating else { return }
    let given = headers["authorization"]
    guard given.count == 1, let value = given.first, value.hasPrefix("Bearer "),
      token.equals(String(value.dropFirst(7)))
    else {
      throw Refusal(
        401, "H014", "this address needs the workspace's token",
        help: "send Authorization: Bearer with the content of server.token in the workspace",
        headers: [("www-authenticate", "Bearer")])
    }
  }

  /// Whether the text is a name of this machine's loopback, with any port or with the one that is given.
  static func isLoopback(_ host: String, port: Int? = nil) -> Bool {
    for name in ["127.0.0.1", "localhost", "[::1]"] where host.lowercased().hasPrefix(name) {
      let rest = host.dropFirst(name.count)
      if rest.isEmpty { return port == nil || port == 80 }
      guard rest.first == ":", let number = Int(rest.dropFirst()), rest.dropFirst().allSatisfy(\.isASCII) else {
        return false
      }
      return port == nil ? (1...65535).contains(number) : number == port
    }
    return false
  }
}
