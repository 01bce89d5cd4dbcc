import CLineEdit
public import Display
import Synchronization

/// One line on how far long work is, redrawn in its place on a terminal; silent where the descriptor is none.
///
/// Any thread may use it. What else is written meanwhile goes through `aside`, which takes the line away before.
public final class ProgressLine: Sendable {
  private struct State {
    var shown = -1.0
    var isShown = false
  }

  private let state = Mutex(State())
  private let isActive: Bool
  private let descriptor: Int32

  public init(descriptor: Int32 = 2) {
    self.descriptor = descriptor
    isActive = Paint.canMove(descriptor)
  }

  /// Draws the line that `text` makes for the window as it is now, ten times a second at most; `text` is not asked for
  /// more.
  public func show(at seconds: Double, _ text: (Paint) -> String) {
    guard isActive else { return }
    state.withLock { state in
      guard seconds - state.shown >= 0.1 || seconds < state.shown else { return }
      state.shown = seconds
      state.isShown = true
      send("\r" + text(Paint.detect(descriptor)) + "\u{1B}[K")
    }
  }

  /// Takes the line away.
  public func finish() { aside {} }

  /// Writes something else, with the line out of the way.
  public func aside(_ write: () -> Void) {
    state.withLock { state in
      if state.isShown { send("\r\u{1B}[K") }
      state.isShown = false
      write()
    }
  }

  private func send(_ text: String) {
    let bytes = Array(text.utf8)
    le_write(descriptor, bytes, bytes.count)
  }
}
