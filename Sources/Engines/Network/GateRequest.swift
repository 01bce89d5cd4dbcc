import Glibc

/// The head of a request to a proxy: `CONNECT host:443`, or `GET http://host/path`.
struct GateRequest {
  let host: String
  let port: Int
  /// Everything between the two sides is handed on unread.
  let isTunnel: Bool
  /// What the client proves itself with.
  let password: String?
  /// The head as the server wants it.
  let forwarded: String
  /// What came behind the head.
  let rest: [UInt8]

  /// Reads a head from a client; none where what comes is no request, is too long or takes too long.
  init?(from client: Int32, atMost limit: Int, within timeout: Int32) {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    var end: Int?
    while end == nil {
      var watched = pollfd(fd: client, events: Int16(POLLIN), revents: 0)
      guard bytes.count < limit, poll(&watched, 1, timeout) == 1 else { return nil }
      let count = read(client, &buffer, buffer.count)
      guard count > 0 else { return nil }
      bytes += buffer[..<count]
      end = bytes.firstRange(of: [13, 10, 13, 10])?.upperBound
    }
    self.init(head: String(decoding: bytes[..<(end ?? 0)], as: UTF8.self), rest: Array(bytes[(end ?? 0)...]))
  }

  init?(head: String, rest: [UInt8]) {
    let lines = head.split(separator: "\r\n", omittingEmptySubsequences: true)
    let words = lines.first?.split(separator: " ") ?? []
    guard words.count == 3 else { return nil }
    isTunnel = words[0] == "CONNECT"
    let target = words[1]
    let scheme = "http://"
    guard isTunnel || target.hasPrefix(scheme) else { return nil }
    let behind = isTunnel ? target : target.dropFirst(scheme.count)
    let authority = behind.prefix { $0 != "/" && $0 != "?" }
    guard !authority.contains("@"), let place = GateRequest.place(authority, otherwise: isTunnel ? 443 : 80) else {
      return nil
    }
    (host, port) = place
    let headers = lines.dropFirst().map { line -> (name: String, value: Substring) in
      let name = line.prefix { $0 != ":" }
      return (name.lowercased(), line.dropFirst(name.count + 1).drop { $0 == " " })
    }
    password = headers.first { $0.name == "proxy-authorization" }.flatMap { GateRequest.password(String($0.value)) }
    let path = behind.dropFirst(authority.count)
    let kept = zip(lines.dropFirst(), headers).filter {
      !["connection", "proxy-authorization", "proxy-connection", "keep-alive"].contains($0.1.name)
    }
    let start = "\(words[0]) \(path.hasPrefix("/") ? "" : "/")\(path) HTTP/1.1\r\n"
    forwarded = start + kept.map { "\($0.0)\r\n" }.joined() + "Connection: close\r\n\r\n"
    self.rest = rest
  }

  /// `host:port`, `[::1]:port` or a host alone.
  static func place(_ authority: some StringProtocol, otherwise port: Int) -> (String, Int)? {
    var host = String(authority)
    var rest = ""
    if host.hasPrefix("["), let end = host.firstIndex(of: "]") {
      rest = String(host[host.index(after: end)...])
      host = String(host[host.index(after: host.startIndex)..<end])
    } else if let colon = host.lastIndex(of: ":") {
      rest = String(host[colon...])
      host = String(host[..<colon])
    }
    guard !host.isEmpty else { return nil }
    guard !rest.isEmpty else { return (host, port) }
    guard rest.hasPrefix(":"), let port = Int(rest.dropFirst()), (1...65_535).contains(port) else { return nil }
    return (host, port)
  }

  /// The password of `Basic dTpwYXNz`.
  private static func password(_ value: String) -> String? {
    guard value.hasPrefix("Basic ") else { return nil }
    let signs = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var bits = 0
    var held = 0
    var bytes: [UInt8] = []
    for sign in value.dropFirst(6).utf8 where sign != UInt8(ascii: "=") {
      guard let place = signs.firstIndex(of: sign) else { return nil }
      bits = bits << 6 | place
      held += 6
      if held >= 8 {
        held -= 8
        bytes.append(UInt8(truncatingIfNeeded: bits >> held))
        bits &= (1 << held) - 1
      }
    }
    let text = String(decoding: bytes, as: UTF8.self)
    return text.firstIndex(of: ":").map { String(text[text.index(after: $0)...]) }
  }
}
