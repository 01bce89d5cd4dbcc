import CLineEdit
import Glibc
import Synchronization

/// What Ctrl-C does while something runs: the first asks it to stop, a second one ends the process.
///
/// A signal handler may hardly do anything, so it only wakes a thread, and that thread calls `stop`.
public enum Interrupts {
  private static let stop = Mutex<(@Sendable () -> Void)?>(nil)
  private static let isWatching = Atomic<Bool>(false)
  /// Counts what was run, to see whether it is still the same that runs.
  private static let turn = Atomic<Int>(0)

  /// Runs the body; Ctrl-C in the meantime calls `stop` from another thread, and a second one, a quarter of a second or
  /// more later, ends the process with exit code 130.
  public static func stopping<Result>(
    with stop: @escaping @Sendable () -> Void, _ body: () throws -> Result
  ) rethrows -> Result {
    le_signals_open(isatty(0) == 1 ? 0 : -1)
    watch()
    let before = self.stop.withLock { current in
      defer { current = stop }
      return current
    }
    let mode = le_signals_current()
    le_signals_mode(Int32(LE_SIGNALS_RUNNING))
    defer {
      // Between two blocks of a prompt, Ctrl-C waits for the next line and clears it.
      le_signals_mode(mode)
      self.stop.withLock { $0 = before }
      turn.wrappingAdd(1, ordering: .relaxed)
    }
    return try body()
  }

  /// Runs the body while another program has the terminal: Ctrl-C is that program's alone.
  public static func away<Result>(_ body: () throws -> Result) rethrows -> Result {
    le_signals_open(isatty(0) == 1 ? 0 : -1)
    let mode = le_signals_current()
    le_signals_mode(Int32(LE_SIGNALS_AWAY))
    defer { le_signals_mode(mode) }
    return try body()
  }

  /// Gives the terminal back as it was before a prompt or a pager took it, for a process that is about to end by itself;
  /// from any thread.
  public static func restoreTerminal() { le_restore() }

  /// Starts the thread that waits for the handler, once.
  private static func watch() {
    guard !isWatching.exchange(true, ordering: .relaxed) else { return }
    var thread = pthread_t()
    if pthread_create(&thread, nil, { _ in Interrupts.wait() }, nil) == 0 { pthread_detach(thread) }
  }

  /// Says so when what runs has not stopped after a second.
  private static func tell(while stopped: Int) {
    for _ in 0..<50 {
      usleep(20_000)
      if turn.load(ordering: .relaxed) != stopped { return }
    }
    let text = Array("\nstopping; Ctrl-C again ends mlops at once\n".utf8)
    le_write(2, text, text.count)
  }

  private static func wait() -> Never {
    while true {
      le_wait_for_interrupt()
      let stopped = turn.load(ordering: .relaxed)
      // Called inside the lock: once `stopping` has returned, its closure is never called again.
      let wasRunning = stop.withLock { stop -> Bool in
        stop?()
        return stop != nil
      }
      if wasRunning { tell(while: stopped) }
    }
  }
}
