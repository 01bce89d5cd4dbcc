import NIOHTTP1
import Testing

@testable import Serving

@Suite struct GateTests {
  static let gate = Gate(token: Token(text: String(repeating: "a", count: 64)))

  static func status(_ check: () throws -> Void) -> Int? {
    do { try check() } catch { return (error as? Refusal)?.status }
    return nil
  }

  @Test(
    "Only the names of this machine's loopback are hosts.",
    arguments: [
      ("127.0.0.1", true), ("127.0.0.1:8080", true), ("localhost:1", true), ("LocalHost", true), ("[::1]:80", true),
      ("evil.example", false), ("127.0.0.1.evil.example", false), ("localhost.evil.example:80", false),
      ("127.0.0.1:", false), ("127.0.0.1:99999", false), ("127.0.0.1:8o", false), ("", false), ("0.0.0.0", false),
    ])
  func hosts(host: String, isOurs: Bool) {
    let headers = HTTPHeaders([("host", host)])
    #expect(Self.status { try Self.gate.checkOrigin(headers, version: .http1_1, port: 8080) } == (isOurs ? nil : 403))
  }

  @Test("A request without a host, or with two, is refused.")
  func hostCount() {
    for headers in [HTTPHeaders(), HTTPHeaders([("host", "localhost"), ("host", "localhost")])] {
      #expect(Self.status { try Self.gate.checkOrigin(headers, version: .http1_1, port: 80) } == 400)
    }
  }

  @Test(
    "A page of another site cannot ask, not even one on another port of this machine.",
    arguments: [
      ("http://127.0.0.1:8080", true), ("http://localhost:8080", true), ("http://localhost:3000", false),
      ("https://evil.example", false), ("null", false), ("http://127.0.0.1:8080.evil.example", false),
      ("http://localhost", false),
    ])
  func origins(origin: String, isOurs: Bool) {
    let headers = HTTPHeaders([("host", "localhost:8080"), ("origin", origin)])
    #expect(Self.status { try Self.gate.checkOrigin(headers, version: .http1_1, port: 8080) } == (isOurs ? nil : 403))
  }

  @Test("What is not JSON gets 415.")
  func content() {
    for type in ["application/json", "Application/JSON; charset=utf-8"] {
      #expect(Self.status { try Self.gate.checkContent(HTTPHeaders([("content-type", type)])) } == nil)
    }
    for headers in [
      HTTPHeaders(), HTTPHeaders([("content-type", "text/plain")]),
      HTTPHeaders([("content-type", "application/json"), ("content-encoding", "gzip")]),
    ] {
      #expect(Self.status { try Self.gate.checkContent(headers) } == 415)
    }
  }

  @Test("What changes the server needs the whole token; the others need none.")
  func token() {
    #expect(Self.status { try Self.gate.checkRole(.predictor, HTTPHeaders()) } == nil)
    let right = String(repeating: "a", count: 64)
    for (value, status) in [
      ("Bearer " + right, nil), ("Bearer " + right.dropLast(), 401), ("Bearer " + right + "a", 401), ("Bearer ", 401),
      (right, 401), ("Basic " + right, 401),
    ] {
      let headers = HTTPHeaders([("authorization", value)])
      #expect(Self.status { try Self.gate.checkRole(.operating, headers) } == status)
    }
    #expect(Token.random().text.count == 64)
    #expect(Token.random().text != Token.random().text)
    #expect("\(Token.random())" == "•••")
  }
}
