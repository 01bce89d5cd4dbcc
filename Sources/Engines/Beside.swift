import Dispatch
import Synchronization

/// Things done at once, all under the watch of the thread that asks for them.
///
/// Each has a queue, and so a thread, of its own. The queues that all share begin nothing while other work keeps as many threads
/// busy as the machine has cores; and once work waits there, the library reads the state of its threads from `/proc` and ends
/// the process where it may not, as behind the sandbox's walls.
public enum Beside {
  /// Runs `body` on a thread of its own while the caller's thread runs `main`; throws what either throws, after both ended.
  public static func run<A, B: Sendable>(
    _ body: @escaping @Sendable () throws -> B, while main: () throws -> A
  ) throws -> (A, B) {
    let found = Found<B>()
    let watch = Watch.current
    DispatchQueue(label: "mlops.beside").async { found.set(Result { try watch.run(body) }) }
    let mine = Result(catching: main)
    let theirs = found.wait()
    return (try mine.get(), try theirs.get())
  }

  /// What `body` gives for each place below `count`, on all cores (or as many threads as are named) where `together` says
  /// so; throws what the lowest place that fails throws.
  public static func map<T: Sendable>(
    _ count: Int, together: Bool, threads: Int? = nil, _ body: @Sendable (Int) throws -> T
  ) throws -> [T] {
    guard together, count > 1 else { return try (0..<count).map(body) }
    let found = Mutex([Result<T, any Error>?](repeating: nil, count: count))
    let watch = Watch.current
    each(count, threads: threads) { place in
      let result = Result { try watch.run { try body(place) } }
      found.withLock { $0[place] = result }
    }
    return try found.withLock { found in try found.compactMap { try $0?.get() } }
  }

  /// Does `body` for each place below `count`, on all cores or so many threads; this thread is one of them.
  static func each(_ count: Int, threads: Int? = nil, _ body: @Sendable (Int) -> Void) {
    let next = Atomic(0)
    let turns: @Sendable () -> Void = {
      while true {
        let place = next.add(1, ordering: .relaxed).oldValue
        guard place < count else { return }
        body(place)
      }
    }
    withoutActuallyEscaping(turns) { turns in
      let others = DispatchGroup()
      for _ in 1..<max(1, min(count, threads ?? Processors.online)) {
        DispatchQueue(label: "mlops.each").async(group: others, execute: turns)
      }
      turns()
      others.wait()
    }
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
