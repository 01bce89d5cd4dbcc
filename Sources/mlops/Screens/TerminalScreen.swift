import Display
import Engines
import Glibc
import Language
import Synchronization
import Terminal
import Verbs

/// The screen of scripts and the prompt: results on standard output, remarks, errors and progress on standard error.
final class TerminalScreen: ReportingScreen {
  static let standard = TerminalScreen()

  private let line = ProgressLine()
  private let pace = Mutex(Pace())

  /// What is done sooner shows no line.
  static let patience = 0.3
  private let isProgressShown = Atomic<Bool>(true)

  /// Whether long work shows how far it is.
  var showsProgress: Bool {
    get { isProgressShown.load(ordering: .relaxed) }
    set { isProgressShown.store(newValue, ordering: .relaxed) }
  }

  /// Asked anew each time, because a window may change its size.
  var paint: Paint { paint(STDOUT_FILENO) }

  private func paint(_ descriptor: Int32) -> Paint {
    if isatty(descriptor) == 1 { Appearance.prepare() }
    return Paint.detect(descriptor)
  }

  var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  func show(_ lines: [String]) {
    line.aside { write(lines.map { $0 + "\n" }.joined(), to: STDOUT_FILENO) }
  }

  var hasPager: Bool { Pager.isUsable && !isKeptIn.load(ordering: .relaxed) }

  /// In a sandbox no pager can be started.
  let isKeptIn = Atomic<Bool>(false)

  func page(_ lines: [String], header: Int) {
    if hasPager, Pager.show(lines, header: header, paint) { return }
    show(lines)
  }

  func remark(_ line: String) {
    let paint = paint(STDERR_FILENO)
    self.line.aside { for line in RemarkText([line]).lines(paint) { write(line + "\n", to: STDERR_FILENO) } }
  }

  /// An error, a warning or a note, in the one form that they have.
  func report(_ diagnostic: Diagnostic) {
    let paint = paint(STDERR_FILENO)
    // The terminal has painted `^C`, which says nothing that the message does not.
    if diagnostic.ending == .interrupted, Paint.canMove(STDERR_FILENO) { write("\r\u{1B}[K", to: STDERR_FILENO) }
    line.aside {
      write(DiagnosticText.render(diagnostic, colour: paint.isColored, width: paint.width) + "\n", to: STDERR_FILENO)
    }
  }

  func progress(_ progress: Progress?) {
    let now = Clock.seconds
    let pace = pace.withLock { pace in
      pace.take(progress, at: now)
      return pace
    }
    guard let progress else { return line.finish() }
    guard showsProgress, pace.elapsed >= TerminalScreen.patience else { return }
    line.show(at: now) { ProgressText(progress, pace).line($0) }
  }

  /// Writes the whole text to a descriptor; what stands behind a closed pipe is lost quietly.
  func write(_ text: String, to descriptor: Int32) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = Glibc.write(descriptor, Array(rest.prefix(65_536)), min(rest.count, 65_536))
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }
}
