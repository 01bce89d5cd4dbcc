import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization

/// One connection: reads requests one after the other, passes each through gate and route, and sends the answers.
///
/// It lives on its channel's event loop. A prediction is read, scored and written here without leaving the loop.
final class Exchange: ChannelInboundHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundOut = HTTPServerResponsePart

  /// Where the connection is in its present request.
  enum Phase {
    /// Waits for a head; for the first one a connection has less time.
    case waiting(isFirst: Bool)
    case reading(Request, Route)
    /// Reads and throws away a refused request's body, to answer at its end.
    case refused(Refusal)
    case answering
    /// The last answer is sent; what still comes is thrown away until the client has seen it.
    case lingering
  }

  let server: LoopbackServer.Shared
  private let lane: Lane
  var context: ChannelHandlerContext?
  var phase = Phase.waiting(isFirst: true)
  /// When the phase began that has a deadline.
  var since = NIODeadline.now()
  var keepsAlive = true
  var isHead = false
  /// Bytes of the present request's body so far.
  var received = 0
  private var body = ByteBuffer()
  private var requestID: [UInt8] = []
  /// True on a connection beyond the limit: it is told to come back, and may ask for the server's health.
  private var isShedding = false
  private var port = 0

  init(server: LoopbackServer.Shared, lane: Lane) {
    self.server = server
    self.lane = lane
  }

  func handlerAdded(context: ChannelHandlerContext) { self.context = context }

  func handlerRemoved(context: ChannelHandlerContext) { self.context = nil }

  func channelActive(context: ChannelHandlerContext) {
    let open = server.connections.add(1, ordering: .relaxed).newValue
    port = context.channel.localAddress?.port ?? 0
    lane.opened(self)
    isShedding = open > server.limits.connections
    if open > server.limits.connections + server.limits.spareConnections { context.close(promise: nil) }
    context.fireChannelActive()
  }

  func channelInactive(context: ChannelHandlerContext) {
    server.connections.subtract(1, ordering: .relaxed)
    lane.closed(self)
    context.fireChannelInactive()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head(let head): begin(head)
    case .body(let part): read(part)
    case .end: finish()
    }
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if case ChannelEvent.inputClosed = event {
      switch phase {
      case .answering: keepsAlive = false
      default: context.close(promise: nil)
      }
    }
    context.fireUserInboundEventTriggered(event)
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    // A request that the end of its connection cut off has nobody left who could read an answer.
    guard let error = error as? HTTPParserError, error != .invalidEOFState, context.channel.isActive else {
      context.close(promise: nil)
      return
    }
    switch phase {
    case .answering, .lingering: break
    default:
      requestID = lane.nextID()
      sendAndClose(
        error == .headerOverflow
          ? Refusal(431, "H017", "the request's head is larger than the server takes", closes: true)
          : Refusal(400, "H016", "this is not a request that HTTP/1.1 allows: \(error)", closes: true))
    }
  }

  private func begin(_ head: HTTPRequestHead) {
    guard case .waiting = phase else { return }
    since = NIODeadline.now()
    received = 0
    keepsAlive = head.isKeepAlive && !isShedding
    isHead = head.method == .HEAD
    requestID = lane.nextID()
    do {
      let (route, names) = try admit(head)
      if head.headers.contains(name: "expect") { sendContinue() }
      phase = .reading(
        Request(method: head.method, headers: head.headers, names: names, id: requestID, began: since), route)
    } catch {
      refuse(Refusal(error))
    }
  }

  /// Everything that the head alone decides.
  private func admit(_ head: HTTPRequestHead) throws -> (Route, [String]) {
    try server.gate.checkOrigin(head.headers, version: head.version, port: port)
    let (route, names) = try server.routes.find(head.method, head.uri)
    if isShedding, route.path != [.word("health")] {
      throw Refusal(
        503, "H015", "the server has as many connections as it takes", help: "try again in a second",
        headers: [("retry-after", "1")], closes: true)
    }
    try server.gate.checkRole(route.role, head.headers)
    if route.takesBody, route.role == .predictor { try server.gate.checkContent(head.headers) }
    if let length = head.headers.first(name: "content-length"), Int(length) ?? .max > server.limits.bodySize {
      throw tooLarge
    }
    return (route, names)
  }

  private func read(_ part: ByteBuffer) {
    received += part.readableBytes
    switch phase {
    case .reading:
      guard received <= server.limits.bodySize else {
        refuse(tooLarge)
        return
      }
      if body.readableBytes == 0 { body = part } else { body.writeImmutableBuffer(part) }
    case .refused(let refusal):
      // What a refused request still sends is read for a while, because closing at once would cut the answer off.
      if received > server.limits.inlineBodySize { sendAndClose(refusal) }
    case .waiting, .answering, .lingering: break
    }
  }

  private func finish() {
    switch phase {
    case .reading(var request, let route):
      phase = .answering
      request.body = body.readBytes(length: body.readableBytes) ?? []
      body = ByteBuffer()
      run(route, request)
    case .refused(let refusal): send(Answer(refusal, request: requestID))
    case .waiting, .answering, .lingering: break
    }
  }

  private func refuse(_ refusal: Refusal) {
    body = ByteBuffer()
    if refusal.closes { sendAndClose(refusal) } else { phase = .refused(refusal) }
  }

  func sendAndClose(_ refusal: Refusal) {
    keepsAlive = false
    send(Answer(refusal, request: requestID))
  }

  private var tooLarge: Refusal {
    Refusal(
      413, "H008", "the body is larger than \(server.limits.bodySize) bytes", help: "send the rows in several requests",
      closes: true)
  }

  private func run(_ route: Route, _ request: Request) {
    switch route.action {
    case .quick(let action) where request.body.count <= server.limits.inlineBodySize:
      do { complete(try action(request)) } catch { complete(Answer(Refusal(error), request: request.id)) }
    case .quick(let action):
      deliver(NIOThreadPool.singleton.runIfActive(eventLoop: lane.eventLoop) { try action(request) })
    case .slow(let action):
      deliver(lane.eventLoop.makeFutureWithTask { try await action(request) })
    }
  }

  private func deliver(_ future: EventLoopFuture<Answer>) {
    let me = NIOLoopBound(self, eventLoop: lane.eventLoop)
    let id = requestID
    future.whenComplete { result in
      switch result {
      case .success(let answer): me.value.complete(answer)
      case .failure(let error): me.value.complete(Answer(Refusal(error), request: id))
      }
    }
  }

  private func complete(_ answer: Answer) {
    if answer.record == nil { send(answer) } else { lane.commit(answer, for: self) }
  }
}
