import Calendar
import Engines
import ExampleModel
import Foundation
import Learning
import Logging
import Registry
import Testing

@testable import Serving

/// A workspace in a temporary folder with a deployed model, and a server of it in this process.
final class ServingBench: Sendable {
  /// Trained once for all tests: a model, and one that says the opposite.
  static let models = Result {
    (plain: try ExampleModel.trained(), turned: try ExampleModel.trained(isTurned: true))
  }

  let folder: String
  let registry: Registry
  let table = EndpointTable()
  let log: InferenceLog

  /// Registers both models as `loans` 1 and 2 and deploys the first.
  convenience init() throws {
    let models = try Self.models.get()
    try self.init(models.plain, models.turned)
  }

  /// Registers models as `loans` 1 and on, and deploys the first.
  init(_ first: Model, _ others: Model...) throws {
    folder = NSTemporaryDirectory() + "serving-\(UUID().uuidString.prefix(13))"
    registry = try Registry(
      Workspace(folder: folder + "/.mlops"), who: "ada",
      now: { Moment(microseconds: 1_735_689_600_000_000, isZoned: true) })
    log = InferenceLog(folder: registry.workspace.inference)
    let version = try ExampleModel.register(first, as: "loans", in: registry)
    for other in others { _ = try ExampleModel.register(other, as: "loans", in: registry) }
    _ = try registry.promote(version)
    try registry.deploy(ModelReference(parsing: "loans@production"))
    try table.reconcile(with: registry)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// Lets the action ask a running server by its port.
  func serve(_ limits: Limits = Limits(), _ action: @Sendable (Int) async throws -> Void) async throws {
    let table = table
    let registry = registry
    var options = ServerOptions(
      table: table, log: log, token: Token(text: "secret"), instance: "test",
      started: Moment(microseconds: 0, isZoned: true),
      logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }),
      reload: { try table.reconcile(with: registry) }, stop: {})
    options.limits = limits
    let server = try await LoopbackServer.start(options)
    let outcome: Result<Void, any Error>
    do { outcome = .success(try await action(server.port)) } catch { outcome = .failure(error) }
    await server.stop(patience: .seconds(1))
    try outcome.get()
  }

  /// The lines of an endpoint's inference log.
  func logged(_ endpoint: String = "loans") throws -> [JSON] {
    let home = log.folder + "/" + endpoint
    return try Files.names(in: home).flatMap { name in
      try (Files.read(home + "/" + name) ?? []).split(separator: UInt8(ascii: "\n")).map { try JSON(Array($0)) }
    }
  }

  static func post(_ port: Int, _ body: String, model: String = "loans") throws -> (status: Int, json: JSON) {
    let response = try #require(
      try RawSocket.ask(port, "POST /models/\(model)/predict", ["Content-Type: application/json"], body: body))
    return (response.status, try JSON(Array(response.body.utf8)))
  }
}
