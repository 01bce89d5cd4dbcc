import Calendar
import Foundation
import Logging
import NIOCore
import Synchronization
import Testing

@testable import Serving

/// A server without endpoints, in this process.
func withServer(
  _ limits: Limits = Limits(), table: EndpointTable = EndpointTable(), _ action: @Sendable (Int) async throws -> Void
) async throws {
  let folder = NSTemporaryDirectory() + "serving-\(UUID().uuidString.prefix(13))"
  defer { try? FileManager.default.removeItem(atPath: folder) }
  let log = InferenceLog(folder: folder)
  var options = ServerOptions(
    table: table, log: log, token: Token(text: "secret"), instance: "test",
    started: Moment(microseconds: 0, isZoned: true),
    logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }),
    reload: {}, stop: {})
  options.limits = limits
  let server = try await LoopbackServer.start(options)
  do { try await action(server.port) } catch {
    await server.stop(patience: .seconds(1))
    throw error
  }
  await server.stop(patience: .seconds(1))
}

@Suite(.serialized) struct LoopbackServerTests {
  @Test("Requests on one connection are answered in turn, also when they are sent all at once.")
  func pipelining() async throws {
    try await withServer { port in
      let socket = try RawSocket(port: port)
      let one = "GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n"
      let two = "GET /nothing HTTP/1.1\r\nHost: localhost\r\n\r\n"
      socket.send(one + two + one + "HEAD /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
      #expect([socket.response()?.status, socket.response()?.status, socket.response()?.status] == [200, 404, 200])
      #expect(socket.isClosed(within: 3))
    }
  }

  @Test("Every answer is JSON, names its request in an error, forbids sniffing and allows no other site.")
  func answers() async throws {
    try await withServer { port in
      let response = try #require(try RawSocket.ask(port, "GET /models/none"))
      #expect(response.status == 404)
      #expect(response.headers["content-type"] == "application/json")
      #expect(response.headers["x-content-type-options"] == "nosniff")
      #expect(response.headers.keys.allSatisfy { !$0.hasPrefix("access-control") })
      let json = try JSON(Array(response.body.utf8))
      #expect(json["error"]?["code"]?.text == "H010")
      #expect(json["request_id"]?.text?.isEmpty == false)
    }
  }

  struct Bad: CustomStringConvertible, Sendable {
    var what: String
    var bytes: String
    var status: Int
    var description: String { what }
  }

  static let post = "POST /models/loans/predict HTTP/1.1\r\nHost: localhost\r\n"
  static let json = "Content-Type: application/json\r\n"
  static let bad: [Bad] = [
    Bad(what: "no HTTP", bytes: "\u{16}\u{3}\u{1} hello\r\n\r\n", status: 400),
    Bad(what: "two lengths", bytes: post + json + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}", status: 400),
    Bad(what: "a negative length", bytes: post + json + "Content-Length: -1\r\n\r\n", status: 400),
    Bad(
      what: "length and chunks",
      bytes: post + json + "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
      status: 400),
    Bad(what: "bad chunk size", bytes: post + json + "Transfer-Encoding: chunked\r\n\r\nzz\r\n", status: 400),
    Bad(what: "a folded header", bytes: post + "X: a\r\n b\r\n" + "Content-Length: 0\r\n\r\n", status: 400),
    Bad(what: "no host", bytes: "GET /health HTTP/1.1\r\n\r\n", status: 400),
    Bad(what: "another host", bytes: "GET /health HTTP/1.1\r\nHost: evil.example\r\n\r\n", status: 403),
    Bad(
      what: "another site", bytes: "GET /health HTTP/1.1\r\nHost: localhost\r\nOrigin: http://evil.example\r\n\r\n",
      status: 403),
    Bad(what: "no type", bytes: post + "Content-Length: 2\r\n\r\n{}", status: 415),
    Bad(
      what: "a form", bytes: post + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 3\r\n\r\na=1",
      status: 415),
    Bad(what: "unknown model", bytes: post + json + "Content-Length: 2\r\n\r\n{}", status: 404),
    Bad(
      what: "a path for a name",
      bytes: "POST /models/../x/predict HTTP/1.1\r\nHost: localhost\r\n" + json + "Content-Length: 2\r\n\r\n{}",
      status: 400),
    Bad(
      what: "an encoded path",
      bytes: "POST /models/%2e%2e/predict HTTP/1.1\r\nHost: localhost\r\n" + json + "Content-Length: 2\r\n\r\n{}",
      status: 400),
    Bad(what: "another method", bytes: "PUT /models/loans/predict HTTP/1.1\r\nHost: localhost\r\n\r\n", status: 405),
    Bad(what: "options", bytes: "OPTIONS /health HTTP/1.1\r\nHost: localhost\r\n\r\n", status: 405),
    Bad(what: "an announced body too large", bytes: post + json + "Content-Length: 99999999999\r\n\r\n", status: 413),
    Bad(
      what: "a length beyond 64 bits", bytes: post + json + "Content-Length: 99999999999999999999999\r\n\r\n",
      status: 400),
    Bad(
      what: "too many headers",
      bytes: "GET /health HTTP/1.1\r\nHost: localhost\r\n"
        + String(repeating: "X: 1\r\n", count: 200) + "\r\n", status: 431),
    Bad(
      what: "a header too large",
      bytes: "GET /health HTTP/1.1\r\nHost: localhost\r\nX: "
        + String(repeating: "a", count: 50_000) + "\r\n\r\n", status: 431),
    Bad(what: "a tunnel", bytes: "CONNECT evil.example:443 HTTP/1.1\r\nHost: localhost\r\n\r\n", status: 400),
    Bad(what: "a proxy's target", bytes: "GET http://evil.example/ HTTP/1.1\r\nHost: localhost\r\n\r\n", status: 400),
    Bad(
      what: "a compressed body", bytes: post + json + "Content-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}",
      status: 415),
    Bad(what: "control without a token", bytes: "POST /control/stop HTTP/1.1\r\nHost: localhost\r\n\r\n", status: 401),
  ]

  @Test("Each bad request gets its status, and the server goes on.", arguments: bad)
  func badRequests(bad: Bad) async throws {
    try await withServer { port in
      let socket = try RawSocket(port: port)
      socket.send(bad.bytes)
      #expect(socket.response()?.status == bad.status)
      #expect(try RawSocket.ask(port, "GET /health")?.status == 200)
    }
  }

  @Test("A body that grows too large while it streams in is refused, and the client sees it.")
  func streaming() async throws {
    var limits = Limits()
    limits.bodySize = 100_000
    try await withServer(limits) { port in
      let socket = try RawSocket(port: port)
      socket.send(Self.post + Self.json + "Transfer-Encoding: chunked\r\n\r\n")
      let chunk = "8000\r\n" + String(repeating: "x", count: 0x8000) + "\r\n"
      for _ in 0..<20 where socket.send(chunk) {}
      #expect(socket.response()?.status == 413)
      #expect(socket.isClosed(within: 5))
    }
  }

  @Test("Who sends too slowly, or nothing, is not waited for.")
  func slow() async throws {
    var limits = Limits()
    limits.headTime = .milliseconds(400)
    limits.idleTime = .milliseconds(600)
    limits.rateGrace = .milliseconds(400)
    limits.bodyTime = .seconds(1)
    limits.lingerTime = .milliseconds(300)
    try await withServer(limits) { port in
      let silent = try RawSocket(port: port)
      let half = try RawSocket(port: port)
      half.send("GET /health HTT")
      let body = try RawSocket(port: port)
      body.send(Self.post + Self.json + "Content-Length: 1000\r\n\r\n{")
      let idle = try RawSocket(port: port)
      idle.send("GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n")
      #expect(idle.response()?.status == 200)
      #expect(body.response()?.status == 408)
      for socket in [silent, half, body, idle] { #expect(socket.isClosed(within: 3)) }
    }
  }

  @Test("Beyond the cap on connections requests are told to come back, while health answers.")
  func overload() async throws {
    var limits = Limits()
    limits.connections = 3
    limits.spareConnections = 2
    try await withServer(limits) { port in
      let sockets = try (0..<3).map { _ in try RawSocket(port: port) }
      for socket in sockets {
        socket.send("GET /models HTTP/1.1\r\nHost: localhost\r\n\r\n")
        #expect(socket.response()?.status == 200)
      }
      let refused = try #require(try RawSocket.ask(port, "GET /models"))
      #expect(refused.status == 503)
      #expect(refused.headers["retry-after"] == "1")
      #expect(try RawSocket.ask(port, "GET /health")?.status == 200)
      let spare = try (0..<2).map { _ in try RawSocket(port: port) }
      for socket in spare {
        socket.send("GET /hea")
        #expect(!socket.isClosed(within: 0.2))
      }
      #expect(try RawSocket.ask(port, "GET /health") == nil, "beyond the spare ones nobody is answered")
      withExtendedLifetime((sockets, spare)) {}
    }
  }

  @Test("A client that vanishes in the middle leaves nothing behind.")
  func vanished() async throws {
    var limits = Limits()
    limits.connections = 50
    try await withServer(limits) { port in
      for _ in 0..<200 { try RawSocket(port: port).send(Self.post + Self.json + "Content-Length: 100\r\n\r\n{\"a\"") }
      for _ in 0..<100 {
        if try RawSocket.ask(port, "GET /models")?.status == 200 { return }
        try await _Concurrency.Task.sleep(for: .milliseconds(20))
      }
      Issue.record("the connections are still counted")
    }
  }

  @Test("Who asks for leave to send a body gets it, or the refusal at once.")
  func expectation() async throws {
    try await withServer { port in
      let allowed = try RawSocket(port: port)
      allowed.send(Self.post + Self.json + "Content-Length: 2\r\nExpect: 100-continue\r\n\r\n")
      #expect(allowed.response()?.status == 100)
      allowed.send("{}")
      #expect(allowed.response()?.status == 404)
    }
  }

  @Test("A server that ends waits for a request that has begun, but not for ever.", .timeLimit(.minutes(1)))
  func patience() async throws {
    try await withServer { port in
      let socket = try RawSocket(port: port)
      socket.send(Self.post + Self.json + "Content-Length: 1000\r\n\r\n{")
      let half = try RawSocket(port: port)
      half.send("GET /hea")
      Self.kept.withLock { $0.append(half) }
      #expect(try RawSocket.ask(port, "GET /health")?.status == 200)
      // The socket stays open past the end of the server, whose patience is a second.
      Self.kept.withLock { $0.append(socket) }
    }
    Self.kept.withLock { $0 = [] }
  }

  /// Sockets that a test holds open past its server.
  private static let kept = Mutex<[RawSocket]>([])
}
