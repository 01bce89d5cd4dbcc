import NIOCore
import NIOHTTP1

extension Exchange {
  /// Sends the answer of the present request and makes ready for the next, or for the end of the connection.
  func send(_ answer: Answer) {
    guard let context else { return }
    keepsAlive = keepsAlive && !answer.closes
    // The next request may be delivered from inside the last write, so the phase changes before it.
    phase = keepsAlive ? .waiting(isFirst: false) : .lingering
    since = NIODeadline.now()
    context.write(wrapOutboundOut(.head(answer.head(keepAlive: keepsAlive))), promise: nil)
    if !isHead { context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(bytes: answer.body)))), promise: nil) }
    let isLast = !keepsAlive
    context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    if isLast { context.close(mode: .output, promise: nil) }
  }

  /// Tells a client that waits for leave to send its body that it may.
  func sendContinue() {
    let head = HTTPResponseHead(version: .http1_1, status: .continue)
    context?.writeAndFlush(wrapOutboundOut(.head(head)), promise: nil)
  }

  /// Ends what takes longer than the limits allow.
  func checkDeadline(_ now: NIODeadline) {
    guard let context else { return }
    let limits = server.limits
    let elapsed = now - since
    switch phase {
    case .waiting(let isFirst):
      let isStuck = !context.channel.isWritable && elapsed > limits.writeTime
      if isStuck || elapsed > (isFirst ? limits.headTime : limits.idleTime) { context.close(promise: nil) }
    case .reading, .refused:
      let needed = Int64(limits.bodyRate) * (elapsed.nanoseconds / 1_000_000_000)
      guard elapsed > limits.bodyTime || (elapsed > limits.rateGrace && received < needed) else { return }
      sendAndClose(Refusal(408, "H018", "the body came too slowly", help: "send it at once", closes: true))
    case .answering: break
    case .lingering:
      if elapsed > limits.lingerTime { context.close(promise: nil) }
    }
  }
}
