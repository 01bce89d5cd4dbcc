import Synchronization

/// Asks a running machine to stop; safe to set from any thread and from a signal handler (one atomic store).
public final class StopFlag: Sendable {
  private let state = Atomic<Bool>(false)

  public init() {}

  /// Ends the running statement as interrupted, at the next backward jump or call.
  public func stop() { state.store(true, ordering: .relaxed) }

  /// Called before new work begins.
  public func clear() { state.store(false, ordering: .relaxed) }

  @inline(__always) public var isSet: Bool { state.load(ordering: .relaxed) }
}
