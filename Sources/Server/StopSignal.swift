import Dispatch
import Glibc
import Synchronization

/// What ends the server: SIGTERM, Ctrl-C, or a request with the token. A second signal ends it at once.
///
/// `@unchecked` because the sources are made in `init` and only cancelled after, which libdispatch allows from any
/// thread.
final class StopSignal: @unchecked Sendable {
  private let asked = DispatchSemaphore(value: 0)
  private let isAsked = Flag()
  private let sources: [any DispatchSourceSignal]

  init() {
    signal(SIGPIPE, SIG_IGN)
    let queue = DispatchQueue(label: "mlops.signals")
    let made = [SIGTERM, SIGINT].map { number in
      signal(number, SIG_IGN)
      return DispatchSource.makeSignalSource(signal: number, queue: queue)
    }
    for source in made {
      source.setEventHandler { [isAsked, asked] in
        if isAsked.exchange(true) { _exit(130) }
        asked.signal()
      }
      source.resume()
    }
    sources = made
  }

  /// Ends the wait; safe to call more than once.
  func request() {
    _ = isAsked.exchange(true)
    asked.signal()
  }

  func wait() { asked.wait() }

  /// Gives the signals back their usual meaning.
  func restore() {
    for source in sources { source.cancel() }
    for number in [SIGTERM, SIGINT] { signal(number, SIG_DFL) }
  }

  private final class Flag: Sendable {
    private let value = Atomic(false)

    /// Sets the flag and gives what it was.
    func exchange(_ new: Bool) -> Bool { value.exchange(new, ordering: .relaxed) }
  }
}
