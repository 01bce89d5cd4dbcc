import CLineEdit
import Display
import Glibc
import Synchronization

/// One line on how far long work is, redrawn in its place on a terminal; silent where standard error is none.
///
/// It may be told from any thread. Nothing is written in the first 0.3 s, and then ten times a second at most.
public final class ProgressLine: Sendable {
  private struct State {
    var began: Double
    var shown: Double = 0
    var isShown = false
  }

  private let state: Mutex<State>
  private let paint: Paint
  private let isActive: Bool
  private let descriptor: Int32
  private let delay: Double

  public convenience init() { self.init(descriptor: 2) }

  /// `delay` in seconds before the first line.
  public init(descriptor: Int32, delay: Double = 0.3) {
    self.descriptor = descriptor
    self.delay = delay
    paint = Paint.detect(descriptor)
    let name = getenv("TERM").map { String(cString: $0) } ?? ""
    isActive = isatty(descriptor) == 1 && name != "dumb" && !name.isEmpty
    state = Mutex(State(began: ProgressLine.now))
  }

  /// Shows `training 57/100  auc 0.842  3 s left`; `facts` are what is worth knowing beside, `total` is 0 where
  /// nobody knows it.
  public func update(_ work: String, done: Int, of total: Int, facts: String = "") {
    guard isActive else { return }
    let now = ProgressLine.now
    let began: Double? = state.withLock { state in
      guard now - state.began >= delay, now - state.shown >= 0.1 || done == total else { return nil }
      state.shown = now
      state.isShown = true
      return state.began
    }
    guard let began else { return }
    let width = Paint.windowSize(descriptor)?.width ?? paint.width
    let line = ProgressLine.text(work, done: done, of: total, facts: facts, elapsed: now - began)
    // The last column stays free, as terminals differ in what they do behind it.
    send("\r" + paint(DisplayWidth.cut(safeText(line), to: width - 1, mark: paint.glyphs.ellipsis), .dim) + "\u{1B}[K")
  }

  /// Takes the line away.
  public func finish() {
    guard isActive,
      state.withLock({ state in
        defer { state.isShown = false }
        return state.isShown
      })
    else { return }
    send("\r\u{1B}[K")
  }

  static func text(_ work: String, done: Int, of total: Int, facts: String, elapsed: Double) -> String {
    var parts = [total > 0 ? "\(work) \(NumberText.integer(done))/\(NumberText.integer(total))" : work]
    if total <= 0, done > 0 { parts[0] += " \(NumberText.integer(done))" }
    if !facts.isEmpty { parts.append(facts) }
    if total > 0, done > 0, done < total {
      parts.append(NumberText.seconds(max(1, (elapsed / Double(done) * Double(total - done)).rounded())) + " left")
    } else if total <= 0 {
      parts.append(NumberText.seconds(elapsed.rounded()))
    }
    return parts.joined(separator: "  ")
  }

  private func send(_ text: String) {
    let bytes = Array(text.utf8)
    le_write(descriptor, bytes, bytes.count)
  }

  private static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
