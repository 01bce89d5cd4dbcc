import Dispatch
import Engines
import Registry
import Serving
import Synchronization

/// Keeps what is served equal to what the registry wants: it looks at the registry's change counter fifty times a
/// second, which costs microseconds, and loads and swaps when it moved.
final class EndpointWatcher: Sendable {
  private struct State {
    /// The counter at the last time that everything was as wanted.
    var seen: Int?
    var turns = 0
    var isStopped = false
  }

  /// Between two looks: a promotion is seen within 50 ms, its loading included for models of usual size.
  static let interval = DispatchTimeInterval.milliseconds(20)

  private let registry: Registry
  private let table: EndpointTable
  private let queue = DispatchQueue(label: "mlops.endpoints")
  private let state = Mutex(State())

  init(_ registry: Registry, _ table: EndpointTable) {
    self.registry = registry
    self.table = table
  }

  /// Brings the endpoints up to date now, after any work that is under way.
  func reload() throws { try queue.sync { try reconcile() } }

  /// Begins to watch; `everyFewSeconds` runs beside it on the same queue.
  func start(everyFewSeconds: @escaping @Sendable () -> Void) {
    queue.asyncAfter(deadline: .now() + Self.interval) { [weak self] in self?.turn(everyFewSeconds) }
  }

  /// Ends the watch, after any work that is under way.
  func stop() {
    state.withLock { $0.isStopped = true }
    queue.sync {}
  }

  private func turn(_ everyFewSeconds: @escaping @Sendable () -> Void) {
    let (turns, isStopped) = state.withLock {
      $0.turns += 1
      return ($0.turns, $0.isStopped)
    }
    if isStopped { return }
    look(retries: turns % 100 == 0)
    if turns % 250 == 0 { everyFewSeconds() }
    start(everyFewSeconds: everyFewSeconds)
  }

  private func look(retries: Bool) {
    let seen = state.withLock { $0.seen }
    if retries, seen == nil || !table.problems.isEmpty {
      // What could not be read or loaded is tried again every two seconds.
      try? reconcile()
    } else if let seen {
      do {
        if try registry.changeCounter() != seen { try reconcile() }
      } catch {
        failed(error)
      }
    }
  }

  private func reconcile() throws {
    do {
      let counter = try registry.changeCounter()
      try table.reconcile(with: registry)
      state.withLock { $0.seen = counter }
    } catch {
      failed(error)
      throw error
    }
  }

  /// The registry cannot be asked: what is served goes on from memory.
  private func failed(_ error: any Error) {
    state.withLock { $0.seen = nil }
    if let fault = error as? Fault { table.registryFailed(fault) }
  }
}
