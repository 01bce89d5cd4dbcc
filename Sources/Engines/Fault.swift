/// What went wrong in a domain, as data: what, about which piece of the user's text, and what to do.
///
/// Domains know no source text. `subject` names the piece that is wrong as it was typed (`.salery`), so that the room
/// that knows the text can point at it.
public struct Fault: Error, Hashable, Sendable, CustomStringConvertible {
  /// A stable code of the catalogue: a letter for the room (E engines, F frames, L learning, R registry, S serving,
  /// M monitoring) and three digits.
  public var code: String
  /// One sentence without a full stop: what was found and what was expected, in the user's words.
  public var message: String
  public var subject: String?
  /// What to do, in one line.
  public var help: String?

  public init(_ code: String, _ message: String, subject: String? = nil, help: String? = nil) {
    self.code = code
    self.message = message
    self.subject = subject
    self.help = help
  }

  public var description: String { help.map { "\(message) (\($0))" } ?? message }
}
