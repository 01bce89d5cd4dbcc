import Dispatch
import Engines
import Frames
import Glibc
import Language
import Synchronization

extension Session {
  /// Runs long work on another thread while this one watches for Ctrl-C and shows how far it is. A stop gives the prompt
  /// back within 20 ms and asks the work to end; what it may still give is dropped.
  func work<T: Sendable>(_ name: String, _ body: @escaping @Sendable () throws -> T) throws -> T {
    let watch = Watch()
    watch.tell(Progress(name))
    let outcome = Outcome<T>()
    Session.start(in: Session.unfinished) { outcome.finish(Result { try watch.run(body) }) }
    defer {
      screen.progress(nil)
      profile?.add(watch.stages)
    }
    while true {
      let result = outcome.wait(milliseconds: 20)
      if case .success(let value) = result { return value }
      guard interpreter.stopFlag.isSet else {
        if let result { return try result.get() }
        screen.progress(watch.progress)
        continue
      }
      // The work may have seen the flag first, and its own error would only say the same.
      if result == nil { Session.abandon(watch) { outcome.isFinished } }
      stoppedAt = watch.progress
      if let problem = interpreter.stopFlag.exhausted { throw problem }
      var diagnostic = Diagnostic("V050", "interrupted while \(name)")
      diagnostic.ending = .interrupted
      throw diagnostic
    }
  }

  /// Looks something up beside the prompt; none when it takes longer than a person notices, or fails.
  func glance<T: Sendable>(milliseconds: Int = 12, _ body: @escaping @Sendable () throws -> T) -> T? {
    let outcome = Outcome<T>()
    Session.start { outcome.finish(Result { try body() }) }
    guard case .success(let value) = outcome.wait(milliseconds: milliseconds) else { return nil }
    return value
  }

  /// Does something on this thread under a watch that Ctrl-C stops: for what verbs do themselves between long works.
  public func watched<T>(_ body: () throws -> T) rethrows -> T {
    let flag = interpreter.stopFlag
    return try Watch { flag.isSet }.run(body)
  }

  /// Between two pieces of what a verb does on this thread itself: throws when it is to stop, and shows how far it is.
  func goOn(_ work: String, _ done: Int, of total: Int) throws {
    if interpreter.stopFlag.isSet { screen.progress(nil) }
    try Watch.current.check()
    screen.progress(Progress(work, done: Double(done), of: Double(total), .rows))
  }

  /// The process is about to end: what work that was stopped had half written is taken away.
  public static func leave() {
    // Most of it ends by itself at once; what an engine cannot stop is not waited for.
    _ = unfinished.wait(timeout: .now() + .milliseconds(40))
    Leftovers.removeAll()
  }

  /// Asks the work to stop until it has: a statement that begins just now does not hear it the first time.
  private static func abandon(_ watch: Watch, until isFinished: @escaping @Sendable () -> Bool) {
    guard !isFinished() else { return }
    watch.stop()
    stops.asyncAfter(deadline: .now() + .milliseconds(10)) { abandon(watch, until: isFinished) }
  }

  /// Does something beside the prompt that nobody waits for; asked to stop where it takes longer than so many seconds.
  func aside(stoppingAfter seconds: Double, _ body: @escaping @Sendable () -> Void) {
    let watch = Watch()
    let outcome = Outcome<Void>()
    Session.start { outcome.finish(Result { watch.run(body) }) }
    Session.stops.asyncAfter(deadline: .now() + seconds) { Session.abandon(watch) { outcome.isFinished } }
  }

  /// Begins something on another thread at once. Each piece has a queue, and so a thread, of its own: a queue that all share
  /// has as many threads as the machine has cores, and work that does not end would keep all other work from beginning.
  private static func start(in group: DispatchGroup? = nil, _ body: @escaping @Sendable () -> Void) {
    DispatchQueue(label: "mlops.work").async(group: group, execute: body)
  }

  /// Where work is asked to stop, one call after the other; nothing here takes long.
  private static let stops = DispatchQueue(label: "mlops.stops")
  private static let unfinished = DispatchGroup()
}

/// The result of work on another thread, waited for in short turns.
private final class Outcome<T: Sendable>: Sendable {
  private let result = Mutex<Result<T, any Error>?>(nil)
  private let done = DispatchSemaphore(value: 0)

  var isFinished: Bool { result.withLock { $0 != nil } }

  func finish(_ value: Result<T, any Error>) {
    result.withLock { $0 = value }
    done.signal()
  }

  func wait(milliseconds: Int) -> Result<T, any Error>? {
    guard done.wait(timeout: .now() + .milliseconds(milliseconds)) == .success else { return nil }
    return result.withLock { $0 }
  }
}
