public import Calendar
public import Logging
import NIOCore

/// What a server is started with: what it serves, where it writes, and what its owner does when it is told to.
public struct ServerOptions: Sendable {
  public var table: EndpointTable
  public var log: InferenceLog
  public var token: Token
  /// A short random text that tells this server from those before and after it.
  public var instance: String
  public var started: Moment
  /// 0 takes a free one.
  public var port = 0
  /// Event loops; each takes connections in turn. Half the cores: a loop that must wait for a core makes its
  /// connections wait for milliseconds.
  public var threads = max(1, System.coreCount / 2)
  public var limits = Limits()
  public var logger: Logger
  /// Makes what is served equal to what the registry wants.
  public var reload: @Sendable () throws -> Void
  /// Begins to end the server, after the answer is sent.
  public var stop: @Sendable () -> Void

  public init(
    table: EndpointTable, log: InferenceLog, token: Token, instance: String, started: Moment, logger: Logger,
    reload: @escaping @Sendable () throws -> Void, stop: @escaping @Sendable () -> Void
  ) {
    self.table = table
    self.log = log
    self.token = token
    self.instance = instance
    self.started = started
    self.logger = logger
    self.reload = reload
    self.stop = stop
  }
}
