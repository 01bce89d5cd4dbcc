import Engines
import NIOCore
import NIOHTTP1
import NIOPosix

/// One request to a server on this machine, waited for.
struct HTTPClient {
  let port: Int

  /// Sends a request on a connection of its own and gives the status and the body. H033 when nobody answers in time.
  func send(
    _ method: HTTPMethod, _ path: String, headers: [(String, String)] = [], body: [UInt8] = [],
    within time: TimeAmount = .seconds(60)
  ) throws -> (status: Int, body: [UInt8]) {
    let loop = MultiThreadedEventLoopGroup.singleton.next()
    let answer = loop.makePromise(of: NIOHTTPClientResponseFull.self)
    let deadline = loop.scheduleTask(in: time) { answer.fail(ChannelError.connectTimeout(time)) }
    do {
      let channel = try ClientBootstrap(group: loop)
        .connectTimeout(min(time, .seconds(5)))
        .channelInitializer { channel in
          channel.eventLoop.makeCompletedFuture {
            let pipeline = channel.pipeline.syncOperations
            try pipeline.addHTTPClientHandlers()
            try pipeline.addHandler(NIOHTTPClientResponseAggregator(maxContentLength: 1 << 30))
            try pipeline.addHandler(Receiver(answer))
          }
        }
        .connect(host: "127.0.0.1", port: port).wait()
      defer { channel.close(promise: nil) }
      var fields = HTTPHeaders([("host", "127.0.0.1:\(port)"), ("content-length", String(body.count))])
      for (name, value) in headers { fields.add(name: name, value: value) }
      let head = HTTPRequestHead(version: .http1_1, method: method, uri: path, headers: fields)
      channel.write(HTTPClientRequestPart.head(head), promise: nil)
      if !body.isEmpty { channel.write(HTTPClientRequestPart.body(.byteBuffer(ByteBuffer(bytes: body))), promise: nil) }
      channel.writeAndFlush(HTTPClientRequestPart.end(nil), promise: nil)
      let full = try answer.futureResult.wait()
      deadline.cancel()
      return (Int(full.head.status.code), full.body.map { Array($0.readableBytesView) } ?? [])
    } catch {
      deadline.cancel()
      answer.fail(error)
      throw Fault(
        "H033", "the workspace server on port \(port) does not answer", subject: String(port),
        help: "see `mlops status`, and server.log in the workspace")
    }
  }

  /// Hands the one answer of a connection to who waits for it.
  private final class Receiver: ChannelInboundHandler {
    typealias InboundIn = NIOHTTPClientResponseFull

    private let answer: EventLoopPromise<NIOHTTPClientResponseFull>

    init(_ answer: EventLoopPromise<NIOHTTPClientResponseFull>) { self.answer = answer }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) { answer.succeed(unwrapInboundIn(data)) }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
      answer.fail(error)
      context.close(promise: nil)
    }

    func channelInactive(context: ChannelHandlerContext) { answer.fail(ChannelError.eof) }
  }
}
