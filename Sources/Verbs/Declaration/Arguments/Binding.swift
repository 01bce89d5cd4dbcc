import Language

/// The values of one call, dealt out to the parameters of a face.
struct Binding {
  private let verb: String
  private let parameters: [ParameterFact]
  private let site: CallSite
  private var given: [[(name: String?, value: Value)]]
  private var at = 0

  /// Positions go to parameters in order (a gathering one takes all that are left), then names; an unknown name, a
  /// parameter given twice and a position too many are errors.
  init(verb: String, parameters: [ParameterFact], arguments: Arguments) throws {
    self.verb = verb
    self.parameters = parameters
    self.site = arguments.site
    self.given = Array(repeating: [], count: parameters.count)
    var next = 0
    for value in arguments.values {
      guard next < parameters.count else {
        throw Diagnostic(
          "V003", "`\(verb)` takes \(Binding.counted(parameters.count)), but \(arguments.values.count) were given",
          help: Binding.signature(verb, parameters))
      }
      given[next].append((nil, value))
      if parameters[next].gathering == .one { next += 1 }
    }
    for (name, value) in arguments.named {
      if let index = parameters.firstIndex(where: { $0.name == name && $0.gathering == .one }) {
        guard given[index].isEmpty else {
          throw Diagnostic(
            "V004", "`\(name)` of `\(verb)` is given twice", help: "keep one of the two")
        }
        given[index].append((name, value))
      } else if let index = parameters.firstIndex(where: { $0.gathering == .named }) {
        given[index].append((name, value))
      } else if let index = parameters.firstIndex(where: { $0.name == name && $0.gathering == .rest }) {
        given[index].append((nil, value))
      } else {
        let known = parameters.map(\.name)
        let all = known.map { "`\($0)`" }.joined(separator: ", ")
        var problem = Diagnostic(
          "V005", "`\(verb)` has no argument `\(name)`", help: Nearest.help(name, among: known) ?? "it takes \(all)")
        problem.subject = name
        throw problem
      }
    }
  }

  /// The Swift value of the next parameter.
  mutating func next<A: Argument>(_ parameter: Parameter<A>, _ session: Session) throws -> A {
    defer { at += 1 }
    let values = given[at]
    if values.isEmpty, A.gathering == .one {
      if let fallback = parameter.fallback { return fallback() }
      throw missing(parameter.name, parameter.help)
    }
    if values.isEmpty, let fallback = parameter.fallback { return fallback() }
    for (_, value) in values { try chosen(value, parameter.choices, parameter.name) }
    return try A.read(Given(verb: verb, parameter: parameter.name, values: values, site: site), session)
  }

  /// Throws what is certainly wrong with the next parameter: it is missing, or a known value is of the wrong kind.
  mutating func check<A: Argument>(_ parameter: Parameter<A>, _ session: Session) throws {
    if given[at].isEmpty || given[at].contains(where: { $0.value.holdsUnknown }) || A.readsWorkspace {
      let values = given[at]
      at += 1
      if values.isEmpty, A.gathering == .one, parameter.fallback == nil {
        throw missing(parameter.name, parameter.help)
      }
      return
    }
    _ = try next(parameter, session)
  }

  private func missing(_ name: String, _ help: String) -> Diagnostic {
    let names = parameters.map(\.name)
    let face = Catalogue.verb(verb)?.faces.first { $0.parameters.map(\.name) == names }
    let such = face.map { ", such as `\($0.example)`" } ?? ""
    return Diagnostic("V001", "`\(verb)` needs `\(name)`: \(help)", help: Binding.signature(verb, parameters) + such)
  }

  /// A text must be one of the choices, where the parameter has some.
  private func chosen(_ value: Value, _ choices: [String], _ name: String) throws {
    guard !choices.isEmpty, let text = value.asText, !choices.contains(text) else { return }
    let all = choices.map { "\"\($0)\"" }.joined(separator: ", ")
    var problem = Diagnostic("V007", "`\(name)` of `\(verb)` cannot be \"\(text)\"", help: "it is one of \(all)")
    if let near = Nearest.names(to: text, among: choices).first {
      problem.help = "did you mean \"\(near)\"?  (it is one of \(all))"
    }
    problem.subject = "\"\(text)\""
    throw problem
  }

  /// `sample(frame, share, seed:)`, the way a call is written.
  static func signature(_ verb: String, _ parameters: [ParameterFact]) -> String {
    let parts = parameters.map { parameter in
      switch parameter.gathering {
      case .one: parameter.isRequired ? parameter.name : "\(parameter.name):"
      case .rest, .named: "\(parameter.name) …"
      }
    }
    return "write `\(verb)(\(parts.joined(separator: ", ")))`"
  }

  private static func counted(_ count: Int) -> String {
    switch count {
    case 0: "no arguments"
    case 1: "one argument"
    default: "\(count) arguments"
    }
  }
}
