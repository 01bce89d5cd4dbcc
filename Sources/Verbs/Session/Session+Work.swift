import Dispatch
import Glibc
import Language
import Synchronization

extension Session {
  /// Runs long work on another thread while this one watches for Ctrl-C: a stop gives the prompt back within 20 ms, asks
  /// the work to end, and drops what it may still give.
  /// - Parameter cancel: asks for the end of the work, from this thread; called once. Tables stop reading by default.
  func work<T: Sendable>(
    _ name: String, cancel: (@Sendable () -> Void)? = nil, _ body: @escaping @Sendable () throws -> T
  ) throws -> T {
    let outcome = Outcome<T>()
    Session.workers.async { outcome.finish(Result { try body() }) }
    while true {
      let result = outcome.wait(milliseconds: 20)
      if case .success(let value) = result { return value }
      guard interpreter.stopFlag.isSet else {
        if let result { return try result.get() }
        continue
      }
      // The work may have seen the flag first, and its own error would only say the same.
      if result == nil { (cancel ?? interrupt)() }
      var diagnostic = Diagnostic("V050", "interrupted while \(name)")
      diagnostic.ending = .interrupted
      throw diagnostic
    }
  }

  /// Looks something up beside the prompt; none when it takes longer than a person notices, or fails.
  func glance<T: Sendable>(milliseconds: Int = 12, _ body: @escaping @Sendable () throws -> T) -> T? {
    let outcome = Outcome<T>()
    Session.workers.async { outcome.finish(Result { try body() }) }
    guard case .success(let value) = outcome.wait(milliseconds: milliseconds) else { return nil }
    return value
  }

  private static let workers = DispatchQueue(label: "mlops.work", attributes: .concurrent)
}

/// The result of work on another thread, waited for in short turns.
private final class Outcome<T: Sendable>: Sendable {
  private let result = Mutex<Result<T, any Error>?>(nil)
  private let done = DispatchSemaphore(value: 0)

  func finish(_ value: Result<T, any Error>) {
    result.withLock { $0 = value }
    done.signal()
  }

  func wait(milliseconds: Int) -> Result<T, any Error>? {
    guard done.wait(timeout: .now() + .milliseconds(milliseconds)) == .success else { return nil }
    return result.withLock { $0 }
  }
}
