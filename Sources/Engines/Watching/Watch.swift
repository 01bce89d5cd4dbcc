import Synchronization

/// A piece of long work as it is watched: the work says how far it is and asks whether it is to stop; whoever waits for it
/// looks and may stop it.
///
/// The watch of the work that a thread does is `Watch.current`, so that a plan, a reader or an engine needs no argument
/// for it. Work that nobody watches costs nothing and never stops.
public final class Watch: Sendable {
  /// The watch of what this thread does.
  @TaskLocal public static var current = Watch(isWatched: false)

  /// A part of the work that took some time, in order.
  public struct Stage: Hashable, Sendable {
    public var work: String
    public var seconds: Double
  }

  private struct Hook {
    /// Called under the watch's lock, so that it never stops what runs after its own body: it must be short.
    let stop: @Sendable () -> Void
    let share: @Sendable () -> Double?
  }

  private struct State {
    var isStopped = false
    var progress: Progress?
    var hooks: [(key: Int, hook: Hook)] = []
    var nextKey = 0
    var began: ContinuousClock.Instant?
    var stages: [Stage] = []

    mutating func move(to next: Progress?) {
      if next?.work != progress?.work { close() }
      progress = next
    }

    /// Counts the time since the last stage began for it.
    mutating func close() {
      let now = ContinuousClock.now
      defer { began = now }
      guard let began, let work = progress?.work else { return }
      let took = (now - began).components
      let seconds = Double(took.seconds) + Double(took.attoseconds) / 1e18
      if let place = stages.firstIndex(where: { $0.work == work }) {
        stages[place].seconds += seconds
      } else {
        stages.append(Watch.Stage(work: work, seconds: seconds))
      }
    }
  }

  private let isWatched: Bool
  private let isAskedToStop: @Sendable () -> Bool
  private let state = Mutex(State())

  private init(isWatched: Bool) {
    self.isWatched = isWatched
    isAskedToStop = { false }
  }

  /// A watch that also stops when `isAskedToStop` says so.
  public init(isAskedToStop: @escaping @Sendable () -> Bool = { false }) {
    isWatched = true
    self.isAskedToStop = isAskedToStop
  }

  /// Does something under this watch, on this thread.
  public func run<T>(_ body: () throws -> T) rethrows -> T {
    try Watch.$current.withValue(self, operation: body)
  }

  // MARK: For the work

  public var isStopped: Bool { isWatched && (isAskedToStop() || state.withLock { $0.isStopped }) }

  /// Throws E011 once the work is to stop; asked between two pieces of the work.
  public func check() throws(Fault) { if isStopped { throw .interrupted } }

  /// Says how far the work is.
  public func tell(_ progress: Progress) {
    guard isWatched else { return }
    state.withLock { $0.move(to: progress) }
  }

  /// Does one stage of the work; what was told before is told again afterwards. The share of a statement that runs in it
  /// is the share of its total.
  public func stage<T>(_ progress: Progress, _ body: () throws -> T) rethrows -> T {
    guard isWatched else { return try body() }
    let before = state.withLock { state in
      defer { state.move(to: progress) }
      return state.progress
    }
    defer { state.withLock { $0.move(to: before) } }
    return try body()
  }

  /// Runs what only another thread can stop, by `stop`, and of which `share` knows how much is done. `stop` is called only
  /// while `body` runs; it must be short, and ask nothing of this watch.
  public func during<T>(
    stop: @escaping @Sendable () -> Void, share: @escaping @Sendable () -> Double?, _ body: () throws -> T
  ) throws -> T {
    guard isWatched else { return try body() }
    let key = state.withLock { state in
      state.nextKey += 1
      state.hooks.append((state.nextKey, Hook(stop: stop, share: share)))
      return state.nextKey
    }
    defer { state.withLock { $0.hooks.removeAll { $0.key == key } } }
    // After the hook is there, so that a stop is seen by one of the two.
    try check()
    return try body()
  }

  // MARK: For whoever waits

  /// Asks the work to stop. A statement that begins just now may not hear it: it is asked again until the work has ended.
  public func stop() {
    state.withLock { state in
      state.isStopped = true
      for (_, hook) in state.hooks { hook.stop() }
    }
  }

  /// How far the work is; none before it has said so.
  public var progress: Progress? {
    let (progress, hooks) = state.withLock { ($0.progress, $0.hooks) }
    guard var progress, progress.done == 0, let share = hooks.last?.hook.share() else { return progress }
    let total = progress.total ?? 100
    progress.total = total
    progress.done = share * total
    return progress
  }

  /// The stages of the work so far and how long each took, those of one name in sum.
  public var stages: [Stage] {
    state.withLock { state in
      state.close()
      return state.stages
    }
  }
}

extension Fault {
  /// The fault of work that was stopped.
  static let interrupted = Fault("E011", "interrupted")
}
