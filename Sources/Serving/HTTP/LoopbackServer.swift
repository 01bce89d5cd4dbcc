import Engines
import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization

/// The HTTP server on 127.0.0.1: Hummingbird accepts, quiesces and closes; each connection is an `Exchange`.
public final class LoopbackServer: Sendable {
  /// What every connection reads.
  final class Shared: Sendable {
    let limits: Limits
    let gate: Gate
    let routes: Routes
    /// Connections open now.
    let connections = Atomic<Int>(0)

    init(limits: Limits, gate: Gate, routes: Routes) {
      self.limits = limits
      self.gate = gate
      self.routes = routes
    }
  }

  /// The port that it listens on.
  public let port: Int
  private let server: Server<ExchangeChannel>
  private let running: Task<Void, any Error>
  private let lanes: [NIOLoopBound<Lane>]
  private let group: MultiThreadedEventLoopGroup

  private init(
    port: Int, server: Server<ExchangeChannel>, running: Task<Void, any Error>, lanes: [NIOLoopBound<Lane>],
    group: MultiThreadedEventLoopGroup
  ) {
    self.port = port
    self.server = server
    self.running = running
    self.lanes = lanes
    self.group = group
  }

  /// Listens on the port, or on a free one when it is 0, and returns when the first connection can come.
  public static func start(_ options: ServerOptions) async throws -> LoopbackServer {
    let predictions = PredictRoute(table: options.table, limits: options.limits)
    let shared = Shared(
      limits: options.limits, gate: Gate(token: options.token),
      routes: Routes([predictions.route] + StatusRoutes(options: options).routes))
    return try await start(options, shared)
  }

  private static func start(_ options: ServerOptions, _ shared: Shared) async throws -> LoopbackServer {
    let group = MultiThreadedEventLoopGroup(numberOfThreads: options.threads)
    var lanes: [NIOLoopBound<Lane>] = []
    for (number, loop) in group.makeIterator().enumerated() {
      lanes.append(
        try await loop.submit {
          let lane = Lane(eventLoop: loop, log: options.log, instance: options.instance, number: number)
          lane.startSweeping()
          return NIOLoopBound(lane, eventLoop: loop)
        }.get())
    }
    let (ports, announce) = AsyncStream.makeStream(of: Int.self)
    let server = Server(
      childChannelSetup: ExchangeChannel(shared: shared, lanes: lanes),
      configuration: ServerConfiguration(address: .hostname("127.0.0.1", port: options.port), backlog: 1024),
      onServerRunning: { announce.yield($0.localAddress?.port ?? 0) },
      eventLoopGroup: group, logger: options.logger)
    let running = Task {
      defer { announce.finish() }
      try await server.run()
    }
    guard let bound = await ports.first(where: { _ in true }) else {
      let problem = await running.result
      try? await group.shutdownGracefully()
      throw LoopbackServer.cannotListen(options.port, problem)
    }
    return LoopbackServer(port: bound, server: server, running: running, lanes: lanes, group: group)
  }

  /// Takes no new connection, lets every request that has begun be answered, and returns when all are closed; what is
  /// still open after `patience` is cut off.
  public func stop(patience: Duration = .seconds(10)) async {
    let server = server
    let stopping = Task { try? await server.shutdownGracefully() }
    let impatience = Task {
      try await Task.sleep(for: patience)
      running.cancel()
    }
    _ = await running.result
    impatience.cancel()
    stopping.cancel()
    for lane in lanes { lane.eventLoop.execute { lane.value.stopSweeping() } }
    try? await group.shutdownGracefully()
  }

  private static func cannotListen(_ port: Int, _ result: Result<Void, any Error>) -> Fault {
    var why = ""
    if case .failure(let error) = result { why = (error as? IOError).map { ": \($0.description)" } ?? "" }
    let isTaken = why.contains("in use")
    return Fault(
      "H032", isTaken ? "port \(port) is in use by another program" : "the server cannot listen on port \(port)\(why)",
      subject: String(port), help: "take another one with --port, or none for a free one")
  }
}

/// Sets up the pipeline of an accepted connection; the task that Hummingbird keeps for it only waits for its end.
struct ExchangeChannel: ServerChildChannel {
  struct Value: ServerChildChannelValue {
    let channel: any Channel
  }

  let shared: LoopbackServer.Shared
  let lanes: [NIOLoopBound<Lane>]

  func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
    channel.eventLoop.makeCompletedFuture {
      guard let lane = lanes.first(where: { $0.eventLoop === channel.eventLoop }) else {
        throw ChannelError.inappropriateOperationForState
      }
      var limits = NIOHTTPDecoderLimitConfiguration()
      limits.maxHeaderFieldCount = shared.limits.headerCount
      limits.maxHeaderListSize = shared.limits.headerSize
      limits.maxHeaderFieldSize = shared.limits.headerSize
      let pipeline = channel.pipeline.syncOperations
      try pipeline.configureHTTPServerPipeline(
        withPipeliningAssistance: true, withErrorHandling: false, withOutboundHeaderValidation: false,
        withEncoderConfiguration: .init(), withDecoderLimitConfiguration: limits)
      try pipeline.addHandler(Exchange(server: shared, lane: lane.value))
      return Value(channel: channel)
    }
  }

  func handle(value: Value, logger: Logger) async {
    await withTaskCancellationHandler {
      try? await value.channel.closeFuture.get()
    } onCancel: {
      value.channel.close(promise: nil)
    }
  }
}
