import Synchronization

/// Asks a running machine to stop; `stop` is safe from any thread and from a signal handler (one atomic store).
public final class StopFlag: Sendable {
  private let state = Atomic<Bool>(false)
  private let limit = Mutex<String?>(nil)

  public init() {}

  /// Ends the running statement as interrupted, at the next backward jump or call.
  public func stop() { state.store(true, ordering: .relaxed) }

  /// Ends the running statement as exhausted, which no `try` catches: a limit that is watched from outside of the
  /// machine is used up, as the message says. The first one counts.
  public func exhaust(_ message: String) {
    limit.withLock { $0 = $0 ?? message }
    stop()
  }

  /// The limit that is used up, as the error that ends the run; none while all hold, or where somebody asked to stop.
  public var exhausted: Diagnostic? { limit.withLock { $0 }.map { .exhausted($0) } }

  /// Called before new work begins.
  public func clear() {
    limit.withLock { $0 = nil }
    state.store(false, ordering: .relaxed)
  }

  @inline(__always) public var isSet: Bool { state.load(ordering: .relaxed) }
}

extension Diagnostic {
  /// A budget of time, steps or memory is used up: no `try` catches it.
  public static func exhausted(_ message: String, help: String? = nil) -> Diagnostic {
    var problem = Diagnostic("R091", message, help: help)
    problem.ending = .exhausted
    return problem
  }
}
