import CLineEdit
import Synchronization

/// News from beside the prompt, such as a promotion by another session: shown above the line being typed, which stays as
/// it is.
public enum Announcements {
  private static let waiting = Mutex<[String]>([])
  private static let isOpen = Atomic<Bool>(false)
  /// So many wait while something runs; then the oldest go.
  private static let most = 100

  /// Hands a line to the prompt, from any thread; false where no prompt paints, so that the caller may say it elsewhere.
  @discardableResult
  public static func post(_ line: String) -> Bool {
    guard isOpen.load(ordering: .acquiring) else { return false }
    waiting.withLock { lines in
      if lines.count == most { lines.removeFirst() }
      lines.append(line)
    }
    le_wake()
    return true
  }

  /// Has an open prompt look again at what its menu shows; from any thread.
  public static func wake() {
    if isOpen.load(ordering: .acquiring) { le_wake() }
  }

  static func open(_ isOpen: Bool) { self.isOpen.store(isOpen, ordering: .releasing) }

  /// What came since it was asked last.
  static func take() -> [String] {
    waiting.withLock { lines in
      defer { lines = [] }
      return lines
    }
  }
}
