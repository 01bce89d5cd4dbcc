import Calendar
import Engines
import Frames
import Glibc
import Learning
import NIOHTTP1
import NIOPosix
import Registry

/// What the server says of itself, and the three things that it can be told with the workspace's token.
struct StatusRoutes: Sendable {
  let options: ServerOptions

  var routes: [Route] {
    [
      Route(.GET, "/health", role: .reader, .quick { _ in Answer(json: health) }),
      Route(.GET, "/models", role: .reader, .quick { _ in Answer(json: models) }),
      Route(.GET, "/models/*", role: .reader, .quick(model)),
      Route(.GET, "/endpoints", role: .reader, .quick { _ in Answer(json: status) }),
      Route(.GET, "/control/status", role: .operating, .quick { _ in Answer(json: status) }),
      Route(.POST, "/control/reload", role: .operating, .slow(reload)),
      Route(.POST, "/control/stop", role: .operating, .quick(stop)),
    ]
  }

  /// Answers as long as the process lives; `degraded` says that something needs a person.
  private var health: JSON {
    let isWell = options.table.problems.isEmpty && options.table.registryProblem == nil && options.log.problem == nil
    return [
      "status": .text(isWell ? "ok" : "degraded"), "instance": .text(options.instance), "pid": .int(Int(getpid())),
      "endpoints": .int(options.table.endpoints.count),
    ]
  }

  private var models: JSON { ["models": .list(options.table.endpoints.map(StatusRoutes.signature))] }

  @Sendable private func model(_ request: Request) throws -> Answer {
    let name = request.names.first ?? ""
    guard let endpoint = options.table[name] else { throw options.table.unknown(name) }
    return Answer(json: StatusRoutes.signature(endpoint))
  }

  @Sendable private func reload(_ request: Request) async throws -> Answer {
    let reload = options.reload
    try await NIOThreadPool.singleton.runIfActive { try reload() }
    return Answer(json: status)
  }

  @Sendable private func stop(_ request: Request) -> Answer {
    options.stop()
    return Answer(202, json: ["status": .text("stopping")])
  }

  private static func signature(_ endpoint: Endpoint) -> JSON {
    let columns = endpoint.reader.columns.map { column -> JSON in
      ["name": .text(column.name), "type": .text(column.type.description), "required": .bool(column.isRequired)]
    }
    return [
      "name": .text(endpoint.name), "model": .text(endpoint.version.model), "version": .int(endpoint.version.number),
      "task": .text(endpoint.version.task.rawValue), "predict": .text("/models/\(endpoint.name)/predict"),
      "columns": .list(columns),
    ]
  }

  private var status: JSON {
    [
      "instance": .text(options.instance), "pid": .int(Int(getpid())), "started": .text(options.started.description),
      "endpoints": .list(options.table.endpoints.map(StatusRoutes.activity)), "problems": .list(problems),
      "log_lines_dropped": .int(options.log.droppedLines),
    ]
  }

  private static func activity(_ endpoint: Endpoint) -> JSON {
    let counts = endpoint.statistics.reading
    func time(_ share: Double) -> JSON { counts.quantile(share).map { .int($0) } ?? .null }
    return [
      "name": .text(endpoint.name), "model": .text(endpoint.version.model), "version": .int(endpoint.version.number),
      "requests": .int(counts.requests), "rows": .int(counts.rows), "unseen": .int(counts.unseen),
      "refused": .int(counts.refused),
      "failed": .int(counts.failed), "p50_us": time(0.5), "p99_us": time(0.99),
    ]
  }

  private var problems: [JSON] {
    var list = options.table.problems.sorted { $0.key < $1.key }.map { StatusRoutes.problem($0.key, $0.value) }
    if let problem = options.table.registryProblem { list.append(StatusRoutes.problem("registry", problem)) }
    if let problem = options.log.problem { list.append(StatusRoutes.problem("inference log", problem)) }
    return list
  }

  private static func problem(_ what: String, _ fault: Fault) -> JSON {
    [
      "what": .text(what), "code": .text(fault.code), "message": .text(fault.message),
      "help": fault.help.map { .text($0) } ?? .null,
    ]
  }
}
