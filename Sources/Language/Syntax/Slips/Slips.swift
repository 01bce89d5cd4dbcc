/// What people type out of habit: each slip is a small rule that looks at the tokens around the place where reading
/// stopped, and answers with the line to write, with the user's own names in it.
struct Slip: Sendable {
  /// What the rule is about.
  let name: String
  let explain: @Sendable (SlipContext) -> Diagnostic?

  init(_ name: String, _ explain: @escaping @Sendable (SlipContext) -> Diagnostic?) {
    self.name = name
    self.explain = explain
  }
}

/// The table of slips; the first rule that fits answers. To add one, write a `Slip` into the file of its kind.
enum Slips {
  static let all: [Slip] = columns + words + blocks + operators + bindings + values + calls

  static func explain(_ problem: Problem, _ parser: Parser) -> Diagnostic? {
    let context = SlipContext(problem: problem, parser: parser)
    for slip in all {
      if let diagnostic = slip.explain(context) { return diagnostic }
    }
    return nil
  }
}
