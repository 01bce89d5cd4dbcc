public import NIOCore

/// What one request, one connection and the whole server may take.
public struct Limits: Sendable {
  /// The size of a body in bytes, checked before reading and while it streams in.
  public var bodySize = 16_000_000
  /// Rows in one request.
  public var rows = 10_000
  public var headerCount = 100
  /// Names and values of all header fields together, in bytes.
  public var headerSize = 32_768
  /// Connections that are served; beyond them a request gets 503, and `GET /health` its answer.
  public var connections = 1000
  /// Connections beyond those, kept for saying 503; more are closed as they come.
  public var spareConnections = 128
  /// From the opening of a connection to its first request's end of head.
  public var headTime = TimeAmount.seconds(10)
  /// From the end of the head to the end of the body.
  public var bodyTime = TimeAmount.seconds(60)
  /// Bytes a second that a body must bring, on average, once `rateGrace` has passed.
  public var bodyRate = 1024
  public var rateGrace = TimeAmount.seconds(5)
  /// How long an answer may wait for a client that does not read.
  public var writeTime = TimeAmount.seconds(30)
  /// How long a connection may stay open between two requests.
  public var idleTime = TimeAmount.seconds(75)
  /// How long the rest of a refused request is read and thrown away, so that the client sees the answer.
  public var lingerTime = TimeAmount.seconds(2)
  /// Bodies above this size are read and scored off the event loop, so that they hold up nobody.
  public var inlineBodySize = 32_768

  public init() {}
}
