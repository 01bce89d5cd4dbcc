/// An error, a warning or a note as data; `DiagnosticText` is the one place that renders it.
public struct Diagnostic: Error, Sendable {
  public enum Severity: String, Sendable { case error, warning, note }

  /// How the statement ended, where that is more than an error.
  public enum Ending: Sendable {
    case failed
    /// The text could not be read: nothing of it ran (exit code 2).
    case unreadable
    /// Ctrl-C or SIGTERM stopped it (exit code 130); no `try` catches it.
    case interrupted
    /// A time, step, memory or depth budget is used up; no `try` catches it.
    case exhausted
  }

  public var severity: Severity = .error
  public var ending: Ending = .failed
  /// A stable code: `C012`. The letter names the room: S syntax, C compile and names, R run; domains use their own.
  public var code: String
  /// One sentence without a full stop, in the user's words.
  public var message: String
  public var source: Source?
  public var span: Span?
  /// The piece of the user's text that is wrong (`.salery`), where a verb knows it but not its place: the machine
  /// narrows the span of the call to it.
  public var subject: String?
  /// What to do, in one line.
  public var help: String?
  /// Further facts, a line each: the values of sub-expressions of an `expect`, the frames of a call.
  public var notes: [String] = []

  public init(_ code: String, _ message: String, source: Source? = nil, span: Span? = nil, help: String? = nil) {
    self.code = code
    self.message = message
    self.source = source
    self.span = span
    self.help = help
  }
}
