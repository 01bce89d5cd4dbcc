import NIOCore

/// What belongs to one event loop and is touched on that loop only: its open connections, its request numbers, and the
/// answers that wait until their lines are in the inference log.
///
/// All requests that one turn of the loop reads are written to the log with one system call, and answered after it: the
/// group commit that lets the log keep up.
final class Lane {
  let eventLoop: any EventLoop
  private let log: InferenceLog
  private let prefix: [UInt8]
  private var count: UInt64 = 0
  private var exchanges: [ObjectIdentifier: Exchange] = [:]
  private var waiting: [(exchange: Exchange, answer: Answer)] = []
  private var sweep: RepeatedTask?
  let clock = LogClock()

  /// The number tells the lanes of one server apart; the instance tells servers apart.
  init(eventLoop: any EventLoop, log: InferenceLog, instance: String, number: Int) {
    self.eventLoop = eventLoop
    self.log = log
    prefix = Array("\(instance)-\(number)-".utf8)
  }

  /// A new request's id, unique in the workspace.
  func nextID() -> [UInt8] {
    count &+= 1
    return prefix + Array(String(count, radix: 36).utf8)
  }

  func opened(_ exchange: Exchange) { exchanges[ObjectIdentifier(exchange)] = exchange }

  func closed(_ exchange: Exchange) { exchanges[ObjectIdentifier(exchange)] = nil }

  /// Sends the answer after its line is in the log, with all others that wait at the end of this turn of the loop.
  func commit(_ answer: Answer, for exchange: Exchange) {
    waiting.append((exchange, answer))
    guard waiting.count == 1 else { return }
    let lane = NIOLoopBound(self, eventLoop: eventLoop)
    eventLoop.execute { lane.value.flush() }
  }

  /// Looks at every connection's deadlines, four times a second.
  func startSweeping() {
    let lane = NIOLoopBound(self, eventLoop: eventLoop)
    sweep = eventLoop.scheduleRepeatedTask(initialDelay: .milliseconds(250), delay: .milliseconds(250)) { _ in
      let now = NIODeadline.now()
      for exchange in lane.value.exchanges.values { exchange.checkDeadline(now) }
    }
  }

  func stopSweeping() {
    sweep?.cancel()
    sweep = nil
  }

  private func flush() {
    let batch = waiting
    waiting.removeAll(keepingCapacity: true)
    let time = clock.now()
    let isLogged = log.write(batch.compactMap(\.answer.record), time: time)
    for (exchange, var answer) in batch {
      if !isLogged { answer.headers.append(("x-inference-logged", "no")) }
      exchange.send(answer)
    }
  }
}
