import Display
import Engines
import Glibc
import Language
import Serving
import Synchronization
import Verbs

/// The screen of a program that reads: results on standard output as the session writes them, all else on standard error
/// as one line of JSON each: `{"error":…}`, `{"warning":…}`, `{"note":…}`, `{"remark":…}`, `{"progress":…}`.
final class MachineScreen: ReportingScreen {
  static let standard = MachineScreen()

  private struct Telling {
    var pace = Pace()
    var told = 0.0
  }

  private let telling = Mutex(Telling())

  /// Nothing is cut to a width.
  let paint = Paint(isColored: false, width: 200)

  func show(_ lines: [String]) {
    TerminalScreen.standard.write(lines.map { $0 + "\n" }.joined(), to: STDOUT_FILENO)
  }

  func remark(_ line: String) { say("remark", .text(line)) }

  func report(_ diagnostic: Diagnostic) { say(diagnostic.severity.rawValue, diagnostic.json) }

  /// At most four lines a second, from the time on when a terminal would show one.
  func progress(_ progress: Progress?) {
    let now = Clock.seconds
    let pace: Pace? = telling.withLock { telling in
      telling.pace.take(progress, at: now)
      guard telling.pace.elapsed >= TerminalScreen.patience, now - telling.told >= 0.25 else { return nil }
      telling.told = now
      return telling.pace
    }
    guard let progress, let pace else { return }
    let number = { (value: Double?) in value.map { JSON.double($0) } ?? .null }
    let whole = { (value: Double?) in value.flatMap { Int(exactly: $0.rounded(.down)) }.map { JSON.int($0) } ?? .null }
    say(
      "progress",
      [
        "work": .text(progress.work), "done": whole(progress.done), "total": whole(progress.total),
        "unit": .text(progress.unit.rawValue), "elapsed": number(pace.elapsed), "rate": number(pace.rate),
        "left": number(pace.secondsLeft),
        "facts": .record(progress.facts.map { JSON.Field($0.name, .double($0.value)) }),
      ])
  }

  /// An error of the command line itself.
  func refuse(_ message: String) { say("error", ["code": .text("P005"), "message": .text(message)]) }

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
