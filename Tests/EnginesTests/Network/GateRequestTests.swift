import Testing

@testable import Engines

/// The heads of requests that a gate takes.
struct GateRequestTests {
  @Test("A tunnel and a plain request name their host; what belongs to the gate is not handed on.")
  func reads() throws {
    let tunnel = try #require(
      GateRequest(head: "CONNECT h.example:8443 HTTP/1.1\r\nProxy-Authorization: Basic dTpwdw==\r\n\r\n", rest: []))
    #expect(tunnel.isTunnel && tunnel.host == "h.example" && tunnel.port == 8443 && tunnel.password == "pw")
    let plain = try #require(
      GateRequest(
        head: "GET http://[::1]:81/a?b=c HTTP/1.1\r\nHost: x\r\nproxy-connection: Keep-Alive\r\n\r\n", rest: [1]))
    #expect(plain.host == "::1" && plain.port == 81 && plain.password == nil && plain.rest == [1])
    #expect(plain.forwarded == "GET /a?b=c HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
  }

  @Test(
    "What is no request of a proxy is none.",
    arguments: [
      "GET / HTTP/1.1\r\n\r\n", "CONNECT\r\n\r\n", "", "GET http:// HTTP/1.1\r\n\r\n",
      "GET http://a@b/ HTTP/1.1\r\n\r\n",
      "CONNECT h:99999 HTTP/1.1\r\n\r\n", "CONNECT h:x HTTP/1.1\r\n\r\n", "GET https://h/ HTTP/1.1\r\n\r\n",
    ])
  func refuses(_ head: String) { #expect(GateRequest(head: head, rest: []) == nil) }
}
