/// One parameter of a verb: its name, its help sentence part, and what stands for it when a call gives nothing.
public struct Parameter<A: Argument>: Sendable {
  let name: String
  let help: String
  let choices: [String]
  let fallback: (@Sendable () -> A)?

  /// A parameter that every call must give.
  public init(_ name: String, _ help: String, choices: [String] = []) {
    self.name = name
    self.help = help
    self.choices = choices.isEmpty ? A.choices : choices
    self.fallback = nil
  }

  public init(
    _ name: String, _ help: String, default fallback: @autoclosure @escaping @Sendable () -> A, choices: [String] = []
  ) {
    self.name = name
    self.help = help
    self.choices = choices.isEmpty ? A.choices : choices
    self.fallback = fallback
  }

  var fact: ParameterFact {
    ParameterFact(
      name: name, help: help, word: A.word, isRequired: fallback == nil && A.gathering == .one,
      gathering: A.gathering, choices: choices, readsWorkspace: A.readsWorkspace)
  }
}

/// What help, completion and the reference say of a parameter.
public struct ParameterFact: Sendable {
  public let name: String
  public let help: String
  public let word: String
  public let isRequired: Bool
  public let gathering: Gathering
  public let choices: [String]
  /// A text in its place may name something of the workspace.
  let readsWorkspace: Bool
}
