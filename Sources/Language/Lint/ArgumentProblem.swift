/// What is wrong with the arguments of a script's function, in one place for the machine and for who looks at a script
/// without running it. `title` is the function as a message names it.
enum ArgumentProblem {
  static func tooMany(_ count: Int, _ title: String, takes: Int) -> Diagnostic {
    let noun = takes == 1 ? "1 argument" : "\(takes) arguments"
    return Diagnostic("R031", "\(title) takes \(takes == 0 ? "no arguments" : noun), not \(count)")
  }

  static func missing(_ name: String, _ title: String) -> Diagnostic {
    Diagnostic("R037", "\(title) needs the argument `\(name)`")
  }

  static func twice(_ name: String, _ title: String) -> Diagnostic {
    Diagnostic("R034", "the argument `\(name)` is given twice")
  }

  /// An argument by name that the function does not have; the place is that of the name.
  static func unknown(_ name: String, _ title: String, _ known: [String], _ site: CallSite) -> Diagnostic {
    let all = known.map { "`\($0)`" }.joined(separator: ", ")
    let near = Nearest.help(name, among: known)
    var problem = Diagnostic(
      "R038", "\(title) has no argument `\(name)`", help: near ?? (all.isEmpty ? "it takes none" : "it takes \(all)"))
    guard let source = site.source, let span = site.span(ofArgument: name) else { return problem }
    problem.source = source
    problem.span = SubjectSpan.label(name, before: span, of: source) ?? span
    return problem
  }
}
