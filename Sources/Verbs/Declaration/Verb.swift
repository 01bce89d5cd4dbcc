import Language

/// A verb as data: the single source of its help, completion, argument checking, reference page and executable example.
public struct Verb: Sendable {
  public let name: String
  /// One sentence that ends with a full stop.
  public let help: String
  public let faces: [Face]

  /// A verb with one face.
  public init<each A: Argument, R: Answer>(
    _ name: String, _ help: String, example: String, _ parameters: repeat Parameter<each A>,
    body: @escaping @Sendable (Session, repeat each A) throws -> R
  ) {
    self.name = name
    self.help = help
    self.faces = [Face(example: example, repeat each parameters, body: body)]
  }

  /// A verb with several faces; the first whose first parameter accepts the first value is taken.
  public init(_ name: String, _ help: String, _ faces: Face...) {
    self.name = name
    self.help = help
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

  public init<each A: Argument, R: Answer>(
    example: String, _ parameters: repeat Parameter<each A>,
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
  }

  private static func check<A: Argument>(_ parameter: Parameter<A>) -> @Sendable (Value) -> Bool {
    { A.accepts($0) }
  }
}
