import Display
import Glibc
import Language
import Serving
import Synchronization
import Verbs

/// The screen of a program that reads: results on standard output as the session writes them, all else on standard error
/// as one line of JSON each: `{"error":…}`, `{"warning":…}`, `{"note":…}`, `{"remark":…}`, `{"progress":…}`.
final class MachineScreen: ReportingScreen {
  static let standard = MachineScreen()

  private let lastProgress = Mutex<(work: String, time: Double)>(("", 0))

  /// Nothing is cut to a width.
  let paint = Paint(isColored: false, width: 200)

  func show(_ lines: [String]) {
    TerminalScreen.standard.write(lines.map { $0 + "\n" }.joined(), to: STDOUT_FILENO)
  }

  func remark(_ line: String) { say("remark", .text(line)) }

  func report(_ diagnostic: Diagnostic) { say(diagnostic.severity.rawValue, diagnostic.json) }

  /// At most four lines a second for one piece of work, and its last.
  func progress(_ report: ProgressReport?) {
    guard let report else { return }
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    let now = Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    let isDue = lastProgress.withLock { last in
      let isDue = last.work != report.work || now - last.time >= 0.25 || report.done == report.total
      if isDue { last = (report.work, now) }
      return isDue
    }
    guard isDue else { return }
    say(
      "progress",
      [
        "work": .text(report.work), "done": .int(report.done), "total": report.total > 0 ? .int(report.total) : .null,
        "facts": .text(report.facts),
      ])
  }

  /// An error of the command line itself.
  func refuse(_ message: String) { say("error", ["code": .text("V094"), "message": .text(message)]) }

  private func say(_ what: String, _ content: JSON) {
    TerminalScreen.standard.write(
      String(decoding: JSON.record([JSON.Field(what, content)]).bytes, as: UTF8.self) + "\n", to: STDERR_FILENO)
  }
}

extension Diagnostic {
  /// The diagnostic with its place: line and column count from 1.
  var json: JSON {
    var fields = [JSON.Field("code", .text(code)), JSON.Field("message", .text(message))]
    if let source, let span {
      let (line, column) = source.position(Int(span.start))
      fields += [
        JSON.Field("file", .text(source.name)), JSON.Field("line", .int(line)), JSON.Field("column", .int(column)),
      ]
    }
    if let subject { fields.append(JSON.Field("subject", .text(subject))) }
    if let help { fields.append(JSON.Field("help", .text(help))) }
    if !notes.isEmpty { fields.append(JSON.Field("notes", .list(notes.map { .text($0) }))) }
    return .record(fields)
  }
}
