import Calendar
import Glibc
import Registry
import Synchronization
import Terminal

/// Watches the workspace while the prompt waits for keys, and says above the line what others have changed: promotions,
/// versions, endpoints.
final class WorkspaceNews: Sendable {
  private struct State {
    var isIdle = true
    /// How many changes are known; none before the first look.
    var seen: Int?
    var registry: Registry?
  }

  private let state = Mutex(State())
  private let workspace: Workspace
  private let who: String
  private static let most = 10

  init(_ workspace: Workspace, who: String) {
    self.workspace = workspace
    self.who = who
  }

  /// Starts to look, twice a second, on a thread of its own.
  func start() {
    var thread = pthread_t()
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
    // Safe because the retain is never given back, so that the object lives as long as the thread that looks.
    let own = Unmanaged.passRetained(self).toOpaque()
    pthread_create(
      &thread, &attributes,
      { own in
        guard let own else { return nil }
        let news = Unmanaged<WorkspaceNews>.fromOpaque(own).takeUnretainedValue()
        while true {
          usleep(500_000)
          news.look()
        }
      }, own)
    pthread_attr_destroy(&attributes)
  }

  /// What changes while a block runs is the block's own.
  func pause() { state.withLock { $0.isIdle = false } }

  func resume() {
    state.withLock { state in
      state.seen = (try? state.registry?.changeCounter()) ?? nil
      state.isIdle = true
    }
  }

  private func look() {
    state.withLock { state in
      guard state.isIdle, let registry = open(&state), let count = try? registry.changeCounter() else { return }
      defer { state.seen = count }
      guard let seen = state.seen, count > seen else { return }
      let entries = (try? registry.audit(limit: min(count - seen, WorkspaceNews.most))) ?? []
      for entry in entries.reversed() where entry.sequence > seen && entry.action != "record" {
        let detail = entry.detail.isEmpty ? "" : " (\(entry.detail))"
        Announcements.post("\(entry.who): \(entry.action) \(entry.subject)\(detail)")
      }
    }
  }

  private func open(_ state: inout State) -> Registry? {
    if let registry = state.registry { return registry }
    guard access(workspace.registry, R_OK) == 0 else { return nil }
    state.registry = try? Registry(
      workspace, who: who, now: { Moment(microseconds: 0, isZoned: true) }, readOnly: true)
    return state.registry
  }
}
