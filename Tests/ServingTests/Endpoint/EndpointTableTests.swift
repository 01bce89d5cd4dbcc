import Engines
import ExampleModel
import Foundation
import Registry
import Synchronization
import Testing

@testable import Serving

@Suite struct EndpointTableTests {
  @Test("Promotions and rollbacks under load fail no request, and every answer is of one version.")
  func swaps() async throws {
    let bench = try ServingBench()
    try await bench.serve { port in
      let turns = Turns()
      async let first = Self.ask(port, until: turns)
      async let second = Self.ask(port, until: turns)
      for turn in 1...20 {
        if turn % 3 == 0 {
          _ = try bench.registry.rollback("loans")
        } else {
          _ = try bench.registry.promote(ModelReference("loans", .number(turn % 3)))
        }
        try bench.table.reconcile(with: bench.registry)
        try await _Concurrency.Task.sleep(for: .milliseconds(10))
      }
      turns.end()
      let answered = try await first.merging(second, uniquingKeysWith: +)
      #expect(answered.keys.sorted() == [1, 2])
      #expect(try bench.logged().count == answered.values.reduce(0, +))
    }
  }

  /// Says when the promotions are over.
  private final class Turns: Sendable {
    private let isOver = Atomic(false)
    func end() { isOver.store(true, ordering: .relaxed) }
    var areOver: Bool { isOver.load(ordering: .relaxed) }
  }

  /// Asks without a pause on one connection, and counts the answers of each version.
  private static func ask(_ port: Int, until turns: Turns) async throws -> [Int: Int] {
    let socket = try RawSocket(port: port)
    let body = PredictRouteTests.yes
    let head = "POST /models/loans/predict HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
    var versions: [Int: Int] = [:]
    while !turns.areOver {
      socket.send("\(head)Content-Length: \(body.utf8.count)\r\n\r\n\(body)")
      versions[try checked(socket.response()), default: 0] += 1
      await _Concurrency.Task.yield()
    }
    return versions
  }

  /// The version that answered; the first says yes, and the second no.
  private static func checked(_ response: RawSocket.Response?) throws -> Int {
    let response = try #require(response)
    #expect(response.status == 200)
    let json = try JSON(Array(response.body.utf8))
    let version = json["version"]?.int ?? 0
    #expect(json["predictions"] == .list([.text(version == 1 ? "yes" : "no")]))
    return version
  }

  @Test("A version whose file was altered is not served, its predecessor goes on, and the status says why.")
  func altered() throws {
    let bench = try ServingBench()
    let second = try bench.registry.version("loans@2")
    let blob = bench.registry.workspace.blobs + "/" + second.blob
    var bytes = try #require(try Files.read(blob))
    bytes[bytes.count / 2] ^= 1
    try Files.replace(blob, with: bytes)
    _ = try bench.registry.promote(second)
    try bench.table.reconcile(with: bench.registry)
    #expect(bench.table["loans"]?.version.number == 1)
    #expect(bench.table.problems["loans"]?.message.contains("altered") == true)
    _ = try bench.registry.rollback("loans")
    try bench.table.reconcile(with: bench.registry)
    #expect(bench.table.problems.isEmpty)
  }

  @Test("What is undeployed is served no more; what is deployed under another name is served beside.")
  func undeploy() throws {
    let bench = try ServingBench()
    _ = try bench.registry.deploy(ModelReference("loans", .number(2)), as: "other")
    try bench.table.reconcile(with: bench.registry)
    #expect(bench.table.endpoints.map(\.name) == ["loans", "other"])
    _ = try bench.registry.undeploy("loans")
    try bench.table.reconcile(with: bench.registry)
    #expect(bench.table.endpoints.map(\.name) == ["other"])
  }
}
