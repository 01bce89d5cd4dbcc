import Display
import Glibc
import Language
import Terminal
import Verbs

/// The screen of scripts and the prompt: results on standard output, remarks, errors and progress on standard error.
final class TerminalScreen: ReportingScreen {
  static let standard = TerminalScreen()

  private let line = ProgressLine()

  /// Asked anew each time, because a window may change its size.
  var paint: Paint { Paint.detect(STDOUT_FILENO) }

  var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  func show(_ lines: [String]) {
    write(lines.map { $0 + "\n" }.joined(), to: STDOUT_FILENO)
  }

  var hasPager: Bool { Pager.isUsable }

  func page(_ lines: [String]) {
    if hasPager, Pager.show(lines) { return }
    show(lines)
  }

  func remark(_ line: String) {
    let paint = Paint.detect(STDERR_FILENO)
    for line in RemarkText([line]).lines(paint) { write(line + "\n", to: STDERR_FILENO) }
  }

  /// An error, a warning or a note, in the one form that they have.
  func report(_ diagnostic: Diagnostic) {
    let paint = Paint.detect(STDERR_FILENO)
    write(DiagnosticText.render(diagnostic, colour: paint.isColored, width: paint.width) + "\n", to: STDERR_FILENO)
  }

  func progress(_ report: ProgressReport?) {
    guard let report else { return line.finish() }
    line.update(report.work, done: report.done, of: report.total, facts: report.facts)
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
