import Glibc
import Synchronization

/// LightGBM has one number of threads for all that it does in a process: each call that names one sets it for all others,
/// and a training whose room was measured for fewer threads than then run writes beside it. So work of one number runs
/// side by side, and work of another waits.
public enum ThreadTeam {
  private struct State {
    var size = 0
    var active = 0
  }

  private static let state = Mutex(State())

  /// The number of the work that this thread does; none outside of any.
  @TaskLocal static var inside: Int?

  /// Does something that LightGBM is asked to do with so many threads, once nothing with another number runs.
  public static func with<T>(_ threads: Int, _ body: () throws -> T) throws -> T {
    guard inside != threads else { return try body() }
    while !entered(threads) {
      try Watch.current.check()
      usleep(500)
    }
    defer { leave() }
    return try $inside.withValue(threads, operation: body)
  }

  /// Does something short to which the number means nothing, with that of what runs, or else with one.
  static func joining<T>(_ body: (_ threads: Int) throws -> T) rethrows -> T {
    let threads = state.withLock { state in
      if state.active == 0 { state.size = 1 }
      state.active += 1
      return state.size
    }
    defer { leave() }
    return try body(threads)
  }

  private static func entered(_ threads: Int) -> Bool {
    state.withLock { state in
      guard state.active == 0 || state.size == threads else { return false }
      state.size = threads
      state.active += 1
      return true
    }
  }

  private static func leave() { state.withLock { $0.active -= 1 } }
}
