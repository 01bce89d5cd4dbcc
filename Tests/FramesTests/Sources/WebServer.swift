import Engines
import Foundation
import Glibc
import Testing

@testable import Frames

/// A web server of Python's on a free port, with a certificate of its own where it speaks TLS.
final class WebServer: Neighbour, @unchecked Sendable {
  let port: Int
  var certificate: String { folder + "/cert.pem" }

  init(tls: Bool) throws {
    port = try Neighbour.freePort()
    try super.init("web")
    try FileManager.default.createDirectory(atPath: folder + "/files", withIntermediateDirectories: true)
    if tls {
      try Neighbour.run(
        "/usr/bin/openssl",
        [
          "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", folder + "/key.pem", "-out", folder + "/cert.pem",
          "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1",
        ])
    }
    let program = """
      import http.server, os, ssl, sys, time
      class Handler(http.server.SimpleHTTPRequestHandler):
          protocol_version = "HTTP/1.1"
          def send_head(self):
              if self.path.startswith("/away/"):
                  self.send_response(302)
                  self.send_header("Location", self.path[6:])
                  self.send_header("Content-Length", "0")
                  self.end_headers()
                  return None
              if self.path.startswith("/closed/"):
                  self.send_error(403)
                  return None
              if self.path.startswith("/endless/"):
                  self.send_response(200)
                  self.end_headers()
                  if self.command == "GET":
                      try:
                          while True: self.wfile.write(b"1,2\\n" * 16384)
                      except OSError: pass
                  self.close_connection = True
                  return None
              return super().send_head()
      os.chdir(sys.argv[2] + "/files")
      server = http.server.ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Handler)
      if sys.argv[3] == "true":
          context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
          context.load_cert_chain(sys.argv[2] + "/cert.pem", sys.argv[2] + "/key.pem")
          server.socket = context.wrap_socket(server.socket, server_side=True)
      server.serve_forever()
      """
    try start("/usr/bin/env", ["python3", "-c", program, "\(port)", folder, "\(tls)"])
    try wait("the web server") { Neighbour.listens(self.port) }
  }

  func write(_ name: String, _ text: String) throws {
    try text.write(toFile: folder + "/files/" + name, atomically: true, encoding: .utf8)
  }
}
