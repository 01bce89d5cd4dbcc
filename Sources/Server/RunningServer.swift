import Calendar
import Dispatch
import Engines
import Glibc
import Logging
import Registry
import Serving
import Synchronization

/// A server that has started: its registry, endpoints, log, listener and record, and how all of them end.
final class RunningServer: Sendable {
  let watcher: EndpointWatcher
  private let workspace: Workspace
  private let registry: Registry
  private let table = EndpointTable()
  private let log: InferenceLog
  private let server: LoopbackServer
  private let record: ServerRecord

  /// Opens everything, loads what is wanted, listens, and writes `server.json` last, so that whoever finds it can ask.
  init(_ options: ServeOptions, _ stop: StopSignal) throws {
    workspace = options.workspace
    registry = try Registry(workspace, who: "server", now: RunningServer.now)
    watcher = EndpointWatcher(registry, table)
    log = InferenceLog(folder: workspace.inference)
    try watcher.reload()
    let token = try Token.make(workspace)
    let started = RunningServer.now()
    var serverOptions = ServerOptions(
      table: table, log: log, token: token, instance: RunningServer.instance(), started: started,
      logger: RunningServer.logger(isBackground: options.isBackground),
      reload: { [watcher] in try watcher.reload() }, stop: { stop.request() })
    serverOptions.port = options.port
    server = try RunningServer.wait { [serverOptions] in try await LoopbackServer.start(serverOptions) }
    record = ServerRecord(
      pid: Int(getpid()), port: server.port, instance: serverOptions.instance, started: started.description,
      tokenPath: Token.path(workspace))
    try record.write(workspace)
  }

  /// What a person who started it wants to know.
  var lines: [String] {
    let base = "http://127.0.0.1:\(record.port)"
    let endpoints = table.endpoints.map { "serving \($0.version.reference) at POST \(base)/models/\($0.name)/predict" }
    let problems = table.problems.sorted { $0.key < $1.key }.map { "not serving \($0.key): \($0.value)" }
    return ["listening at \(base) (process \(record.pid))"] + endpoints + problems
  }

  /// Takes no more requests, answers those that have begun, and leaves the workspace as if there had been no server.
  func end() {
    watcher.stop()
    try? RunningServer.wait { [server] in await server.stop() }
    log.close()
    unlink(workspace.server)
    unlink(record.tokenPath)
    try? registry.close()
  }

  @Sendable static func now() -> Moment {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    let (seconds, overflow) = Int64(time.tv_sec).multipliedReportingOverflow(by: 1_000_000)
    return Moment(microseconds: overflow ? 0 : seconds + Int64(time.tv_nsec / 1000), isZoned: true)
  }

  private static func instance() -> String {
    String(UInt32.random(in: .min ... .max), radix: 36)
  }

  private static func logger(isBackground: Bool) -> Logger {
    var logger = Logger(label: "mlops.server", factory: { StreamLogHandler.standardError(label: $0) })
    logger.logLevel = isBackground ? .notice : .error
    return logger
  }

  /// Waits on this thread, which is the process's own and no task's, for what can only be done in a task.
  private static func wait<T: Sendable>(_ action: @escaping @Sendable () async throws -> T) throws -> T {
    let done = DispatchSemaphore(value: 0)
    let outcome = Outcome<T>()
    Task {
      do {
        let value = try await action()
        outcome.result.withLock { $0 = .success(value) }
      } catch {
        outcome.result.withLock { $0 = .failure(error) }
      }
      done.signal()
    }
    done.wait()
    guard let result = outcome.result.withLock({ $0 }) else { throw CancellationError() }
    return try result.get()
  }

  private final class Outcome<T: Sendable>: Sendable {
    let result = Mutex<Result<T, any Error>?>(nil)
  }
}
