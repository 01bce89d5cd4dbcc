import Frames
import Language
import Registry
import Serving

extension Verb {
  static let endpoints = Verb(
    "endpoints", "List what is deployed, and how the server does with it.", effect: [.look, .readsWorkspace],
    example: "endpoints()"
  ) { session in
    let wanted = try session.registry().endpoints()
    let isAsked = session.options.sandbox == nil
    let status = isAsked ? try ServerClient.running(session.workspace)?.status() : nil
    return try session.table(
      [
        ("name", .text), ("serves", .text), ("version", .int), ("state", .text), ("requests", .int), ("failed", .int),
        ("p99_ms", .double), ("url", .text),
      ],
      wanted.map { endpoint in
        let live = status?.endpoints.first { $0.name == endpoint.name }
        let state =
          !isAsked
          ? "not asked in a sandbox" : status == nil ? "server does not run" : live == nil ? "not served" : "serving"
        return [
          .text(endpoint.name), .text("\(endpoint.target)"), live.map { .int($0.version) } ?? .missing, .text(state),
          live.map { .int($0.requests) } ?? .missing, live.map { .int($0.failed) } ?? .missing,
          live?.p99Microseconds.map { .double(Double($0) / 1000) } ?? .missing,
          status.map { .text("http://127.0.0.1:\($0.port)/models/\(endpoint.name)/predict") } ?? .missing,
        ]
      }, named: "endpoints")
  }
}
