import Display
import Engines
public import Language
import Synchronization

/// Runs a script statement by statement against the expectations in its comments.
public struct ScriptTest: Sendable {
  /// A statement that did not do what its comment expects.
  public struct Failure: Sendable {
    public var line: Int
    public var message: String
  }

  /// Statements that ran and did what was expected.
  public private(set) var passed = 0
  public private(set) var failures: [Failure] = []
  /// It was stopped before its end.
  public private(set) var isInterrupted = false

  /// Runs the whole script; a statement that fails does not stop those after it.
  /// - Parameter running: does the work that it is handed, and may set the flag meanwhile, which stops it.
  public init(
    _ source: Source, in options: Session.Options, running: (StopFlag, () -> Void) -> Void = { _, work in work() }
  ) {
    let screen = RecordingScreen()
    var options = options
    options.isTesting = true
    let session = Session(options, screen: screen)
    session.script = source
    session.beginTurn()
    running(session.interpreter.stopFlag) { run(source, in: session, screen) }
    try? session.endTurn()
  }

  private mutating func run(_ source: Source, in session: Session, _ screen: RecordingScreen) {
    let flag = session.interpreter.stopFlag
    for read in Parser.statements(source) {
      let line = source.position(Int(read.span.start)).line
      let outcome = ScriptTest.outcome(of: read, in: session, of: source, screen)
      if flag.isSet, flag.exhausted == nil {
        isInterrupted = true
        return
      }
      if let problem = ScriptTest.problem(with: outcome, expected: read) {
        failures.append(Failure(line: line, message: problem))
      } else {
        passed += 1
      }
    }
  }

  private enum Outcome {
    case shown(String)
    case failed(Diagnostic)
  }

  private static func outcome(
    of read: ReadStatement, in session: Session, of source: Source, _ screen: RecordingScreen
  ) -> Outcome {
    screen.clear()
    do {
      let statement = try read.result.get()
      try session.run(Script(source: source, statements: [statement]))
      return .shown(screen.text)
    } catch {
      return .failed(session.diagnostic(error))
    }
  }

  /// What is wrong with an outcome; none when it is as expected.
  private static func problem(with outcome: Outcome, expected: ReadStatement) -> String? {
    switch outcome {
    case .failed(let diagnostic):
      let text = ([diagnostic.message, diagnostic.help ?? ""] + diagnostic.notes).joined(separator: "\n")
      if expected.raises.isEmpty { return DiagnosticText.render(diagnostic) }
      let missing = expected.raises.filter { !text.contains($0.text) }
      return missing.isEmpty ? nil : "expected an error with \(missing.map(\.text)), got: \(text)"
    case .shown(let text):
      if !expected.raises.isEmpty {
        return "expected an error with \(expected.raises.map(\.text)), and it shows \(text.isEmpty ? "nothing" : text)"
      }
      guard let shows = expected.shows, shows.text != text else { return nil }
      return "expected \(shows.text), and it shows \(text.isEmpty ? "nothing" : text)"
    }
  }
}

/// A screen that keeps what it is shown.
final class RecordingScreen: Screen {
  private let lines = Mutex<[String]>([])
  let paint = Paint(isColored: false, width: 200)

  var text: String { lines.withLock { $0.joined(separator: "\n") } }
  func clear() { lines.withLock { $0 = [] } }
  func show(_ text: [String]) { lines.withLock { $0 += text } }
  func remark(_ line: String) {}
  func progress(_ progress: Progress?) {}
}
