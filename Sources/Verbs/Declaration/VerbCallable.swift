import Frames
public import Language

/// A verb as a value of the language.
public final class VerbCallable: Callable {
  public let verb: Verb
  private unowned let session: Session
  /// Whether each call is told to the session's profile; those that have a quick form count as the language's own.
  var isTimed = false

  init(_ verb: Verb, session: Session) {
    self.verb = verb
    self.session = session
    super.init(name: verb.name, quickForm: QuickForms.all[verb.name])
  }

  override public var kind: String { "verb" }
  override public var help: String { verb.help }
  override public var parameterNames: [String] { verb.faces.first?.parameters.map(\.name) ?? [] }

  override public func call(_ arguments: Arguments, _ interpreter: Interpreter) throws -> Value {
    guard isTimed, let profile = session.profile else { return try traced(arguments) }
    return try profile.timed(verb.name, arguments.site) { try traced(arguments) }
  }

  /// Says which call runs, to whoever keeps a trace.
  private func traced(_ arguments: Arguments) throws -> Value {
    let face = try face(for: arguments)
    guard let trace = session.trace else { return try face.invoke(verb.name, arguments, session) }
    let outer = trace.site
    trace.site = arguments.site
    defer { trace.site = outer }
    return try face.invoke(verb.name, arguments, session)
  }

  /// The face that a call is meant for; an error where its first value fits none.
  func face(for arguments: Arguments) throws -> Face {
    let first = arguments.values.first
    if let face = verb.faces.first(where: { $0.accepts(first) }) ?? (verb.faces.count == 1 ? verb.faces.first : nil) {
      return face
    }
    if let first {
      let kinds = verb.faces.compactMap { $0.parameters.first?.word }
      var help = "`\(verb.faces[0].example)`"
      if let frame = first.asObject as? FrameObject,
        let column = (arguments.values.dropFirst().first?.asObject as? ColumnObject)?.name
      {
        help = "write `\(verb.name)(\(frame.frame.name ?? "frame").\(column))`, or `group … \(verb.name)(.\(column))`"
      }
      throw Diagnostic(
        "V006", "`\(verb.name)` begins with \(kinds.joined(separator: ", or ")), not \(first.described)", help: help)
    }
    let needed = verb.faces[0]
    throw Diagnostic(
      "V001", "`\(verb.name)` needs \(needed.parameters.first?.word ?? "an argument")", help: "`\(needed.example)`")
  }
}
