public import Language

/// A verb as data: the single source of its help, completion, argument checking, reference page and executable example.
public struct Verb: Sendable {
  public let name: String
  /// One sentence that ends with a full stop.
  public let help: String
  /// What a call does besides giving a value.
  public let effect: Effect
  public let faces: [Face]
  public let foresight: Foresight

  /// A verb with one face.
  public init<each A: Argument, R: Answer>(
    _ name: String, _ help: String, effect: Effect, foresight: Foresight = .arguments, example: String,
    _ parameters: repeat Parameter<each A>, look: (@Sendable (Session, repeat each A) throws -> Value)? = nil,
    body: @escaping @Sendable (Session, repeat each A) throws -> R
  ) {
    self.name = name
    self.help = help
    self.effect = effect
    self.foresight = foresight
    self.faces = [Face(example: example, repeat each parameters, look: look, body: body)]
  }

  /// A text among its arguments may name a model of the workspace.
  public var takesModelNames: Bool { faces.contains { $0.parameters.contains(where: \.readsWorkspace) } }

  /// A verb with several faces; the first whose first parameter accepts the first value is taken.
  public init(_ name: String, _ help: String, effect: Effect, foresight: Foresight = .arguments, _ faces: Face...) {
    self.name = name
    self.help = help
    self.effect = effect
    self.foresight = foresight
    self.faces = faces
  }
}

/// One way to call a verb, chosen by the kind of the first value.
public struct Face: Sendable {
  public let parameters: [ParameterFact]
  public let example: String
  /// Whether a call with this first value (none when it has no position) is meant for this face.
  let accepts: @Sendable (_ first: Value?) -> Bool
  let invoke: @Sendable (_ verb: String, Arguments, Session) throws -> Value
  /// Throws what is certainly wrong with a call of which some values are not known yet.
  let check: @Sendable (_ verb: String, Arguments, Session) throws -> Void
  /// What a call would find wrong before it reads rows, and what it would give; none where that is nothing.
  let look: (@Sendable (_ verb: String, Arguments, Session) throws -> Value)?

  public init<each A: Argument, R: Answer>(
    example: String, _ parameters: repeat Parameter<each A>,
    look: (@Sendable (Session, repeat each A) throws -> Value)? = nil,
    body: @escaping @Sendable (Session, repeat each A) throws -> R
  ) {
    var facts: [ParameterFact] = []
    var checks: [@Sendable (Value) -> Bool] = []
    for parameter in repeat each parameters {
      facts.append(parameter.fact)
      checks.append(Face.check(parameter))
    }
    let firstCheck = checks.first
    let needsFirst = facts.first?.isRequired == true
    self.parameters = facts
    self.example = example
    self.accepts = { first in
      guard let first else { return !needsFirst }
      return firstCheck?(first) ?? false
    }
    self.invoke = { [facts] verb, arguments, session in
      var binding = try Binding(verb: verb, parameters: facts, arguments: arguments)
      return try body(session, repeat try binding.next(each parameters, session)).value(in: session)
    }
    self.check = { [facts] verb, arguments, session in
      var binding = try Binding(verb: verb, parameters: facts, arguments: arguments)
      for parameter in repeat each parameters { try binding.check(parameter, session) }
    }
    guard let look else {
      self.look = nil
      return
    }
    self.look = { [facts] verb, arguments, session in
      var binding = try Binding(verb: verb, parameters: facts, arguments: arguments)
      return try look(session, repeat try binding.next(each parameters, session))
    }
  }

  private static func check<A: Argument>(_ parameter: Parameter<A>) -> @Sendable (Value) -> Bool {
    { A.accepts($0) }
  }
}
