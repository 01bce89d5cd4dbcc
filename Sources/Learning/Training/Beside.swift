import Dispatch
import Synchronization

/// Two things done at once.
enum Beside {
  /// Runs `body` on a thread of its own while the caller's thread runs `main`; throws what either throws, after both ended.
  static func run<A, B: Sendable>(
    _ body: @escaping @Sendable () throws -> B, while main: () throws -> A
  ) throws -> (A, B) {
    let found = Found<B>()
    DispatchQueue.global(qos: .userInitiated).async { found.set(Result(catching: body)) }
    let mine = Result(catching: main)
    let theirs = found.wait()
    return (try mine.get(), try theirs.get())
  }

  private final class Found<B: Sendable>: Sendable {
    private let result = Mutex<Result<B, any Error>?>(nil)
    private let isThere = DispatchSemaphore(value: 0)

    func set(_ result: Result<B, any Error>) {
      self.result.withLock { $0 = result }
      isThere.signal()
    }

    func wait() -> Result<B, any Error> {
      while true {
        isThere.wait()
        if let result = result.withLock({ $0 }) { return result }
      }
    }
  }
}
