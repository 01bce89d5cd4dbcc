import Engines
import Glibc
import Language
import Synchronization

/// Watches the time and the memory of a run from a thread of its own, whatever runs: the machine, a verb, an engine.
///
/// First it asks the run to stop, which the machine and long work do at once. What has not stopped two seconds later, or
/// takes twice the memory that it may, ends with the process.
final class Watchdog: Sendable {
  private struct Turn {
    var ends: Double?
    var isRunning = false
    /// When it was asked to stop.
    var asked: Double?
  }

  private let limits: Limits
  private let flag: StopFlag
  private let report: @Sendable (Diagnostic) -> Void
  private let turn = Mutex(Turn())
  private static let patience = 2.0

  /// - Parameter report: says the error when the process ends.
  init(_ limits: Limits, _ flag: StopFlag, report: @escaping @Sendable (Diagnostic) -> Void) {
    self.limits = limits
    self.flag = flag
    self.report = report
    var thread = pthread_t()
    // Safe because the retain is never given back, so that the object lives as long as the thread that looks.
    let own = Unmanaged.passRetained(self).toOpaque()
    let code = pthread_create(
      &thread, nil,
      { own in
        guard let own else { return nil }
        let watchdog = Unmanaged<Watchdog>.fromOpaque(own).takeUnretainedValue()
        while true {
          usleep(20_000)
          watchdog.look()
        }
      }, own)
    if code == 0 { pthread_detach(thread) }
  }

  /// A script, or a block of a prompt, begins.
  func begin() {
    let now = Watchdog.now()
    turn.withLock { $0 = Turn(ends: limits.seconds.map { now + $0 }, isRunning: true) }
  }

  /// It has ended; a prompt may wait as long as it likes.
  func end() { turn.withLock { $0 = Turn() } }

  /// Does something that is not the run's, such as waiting for a person to turn pages: it takes none of the time.
  func paused<Result>(_ body: () throws -> Result) rethrows -> Result {
    let began = Watchdog.now()
    let wasRunning = turn.withLock { turn in
      defer { turn.isRunning = false }
      return turn.isRunning
    }
    defer {
      let took = Watchdog.now() - began
      turn.withLock { turn in
        turn.isRunning = wasRunning
        turn.ends = turn.ends.map { $0 + took }
        turn.asked = turn.asked.map { $0 + took }
      }
    }
    return try body()
  }

  private func look() {
    let now = Watchdog.now()
    let used = limits.memory == nil ? 0 : Memory.use.now
    let message = turn.withLock { turn -> (text: String, isLast: Bool)? in
      guard turn.isRunning else { return nil }
      if let memory = limits.memory, used > memory {
        let text = "the memory limit of \(Limits.spelled(bytes: memory)) is used up"
        if used / 2 > memory || turn.asked.map({ now - $0 > Watchdog.patience }) ?? false { return (text, true) }
        turn.asked = turn.asked ?? now
        return (text, false)
      }
      if let ends = turn.ends, let seconds = limits.seconds, now > ends {
        turn.asked = turn.asked ?? now
        return ("the time limit of \(Limits.spelled(seconds)) is used up", now - ends > Watchdog.patience)
      }
      return nil
    }
    guard let message else { return }
    flag.exhaust(message.text)
    guard message.isLast else { return }
    report(.exhausted(message.text, help: "what ran could not be stopped, so mlops has ended"))
    _exit(1)
  }

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
