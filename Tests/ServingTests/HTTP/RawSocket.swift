import Foundation
import Glibc

/// A connection to a port of this machine that sends exactly the bytes that it is given.
///
/// `@unchecked` because each is used by one test at a time.
final class RawSocket: @unchecked Sendable {
  struct Response {
    var status: Int
    var headers: [String: String]
    var body: String
  }

  private let file: Int32
  private var buffer: [UInt8] = []

  init(port: Int) throws {
    file = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let result = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(file, $0, size) }
    }
    guard result == 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
    var patience = timeval(tv_sec: 10, tv_usec: 0)
    setsockopt(file, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
  }

  deinit { close(file) }

  /// False when the server has closed the connection.
  @discardableResult
  func send(_ text: String) -> Bool { send(Array(text.utf8)) }

  @discardableResult
  func send(_ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = Glibc.send(file, Array(rest), rest.count, Int32(MSG_NOSIGNAL))
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  /// Says that nothing more will be sent.
  func endSending() { shutdown(file, Int32(SHUT_WR)) }

  /// One whole response; none when the connection ends before it.
  func response() -> Response? {
    let mark = Array("\r\n\r\n".utf8)
    while true {
      if let range = buffer.firstRange(of: mark) {
        let head = String(decoding: buffer[..<range.lowerBound], as: UTF8.self).components(separatedBy: "\r\n")
        var headers: [String: String] = [:]
        for line in head.dropFirst() {
          let parts = line.split(separator: ":", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
          if parts.count == 2 { headers[parts[0].lowercased()] = parts[1] }
        }
        let status = head.first.flatMap { Int($0.split(separator: " ").dropFirst().first ?? "") } ?? 0
        let length = Int(headers["content-length"] ?? "0") ?? 0
        if buffer.count >= range.upperBound + length {
          let body = String(decoding: buffer[range.upperBound..<range.upperBound + length], as: UTF8.self)
          buffer.removeFirst(range.upperBound + length)
          return Response(status: status, headers: headers, body: body)
        }
      }
      guard fill() else { return nil }
    }
  }

  /// True when the server ends the connection within the given time, whatever it still sends.
  func isClosed(within seconds: Double) -> Bool {
    var patience = timeval(tv_sec: Int(seconds), tv_usec: Int(seconds * 1e6) % 1_000_000)
    setsockopt(file, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    var byte = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = recv(file, &byte, byte.count, 0)
      if count == 0 { return true }
      if count < 0 { return errno == ECONNRESET }
    }
  }

  private func fill() -> Bool {
    var part = [UInt8](repeating: 0, count: 65536)
    let count = recv(file, &part, part.count, 0)
    guard count > 0 else { return false }
    buffer += part[..<count]
    return true
  }
}

extension RawSocket {
  /// Sends one request on a connection of its own.
  static func ask(
    _ port: Int, _ line: String, _ headers: [String] = [], host: String = "127.0.0.1", body: String = ""
  ) throws -> Response? {
    let socket = try RawSocket(port: port)
    var head = [line + " HTTP/1.1", "Host: \(host)"] + headers
    if !body.isEmpty { head.append("Content-Length: \(body.utf8.count)") }
    socket.send(head.joined(separator: "\r\n") + "\r\n\r\n" + body)
    return socket.response()
  }
}
