/// What `catch problem` binds: the error as a record.
enum ProblemRecord {
  /// `message code help line`; `line` is none where the error has no place in a text.
  static func make(_ problem: Diagnostic) -> Value {
    var line = Value.none
    if let source = problem.source, let span = problem.span { line = .int(source.position(Int(span.start)).line) }
    return .record([
      ("message", .text(problem.message)), ("code", .text(problem.code)),
      ("help", problem.help.map { .text($0) } ?? .none), ("line", line),
    ])
  }
}
