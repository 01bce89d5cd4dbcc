import Display
import Language

extension Conversation {
  /// `%time train | train .repaid`: shows the value, then what it took.
  func time(_ text: String) throws -> Outcome {
    let (value, measured) = try session.measured { try quietly(text) }
    try finish(value)
    session.screen.remark(measured.line)
    return .aside
  }

  /// `%profile train | train .repaid`: shows the value, then where its time went.
  func profile(_ text: String) throws -> Outcome {
    let found = try session.profiled { try quietly(text) }
    try finish(found.value)
    session.screen.show(found.showable(session).lines(session.screen.paint))
    return .aside
  }

  /// Runs statements and keeps what they would show; gives the last value.
  private func quietly(_ text: String) throws -> Value {
    let script = try Parser.script(Source(name: "input", text: text))
    session.heldBack = []
    var last = Value.none
    do {
      try session.interpreter.run(script) { result in
        last = result.value ?? .none
        ran(result, script.source, 0)
      }
    } catch {
      session.heldBack = nil
      throw error
    }
    return last
  }

  /// Shows what was held back, and keeps the last value as `ans`.
  private func finish(_ value: Value) throws {
    let held = session.heldBack ?? []
    session.heldBack = nil
    for value in held { try session.show(value) }
    if !value.isNone { session.interpreter.setVariable(named: "ans", value) }
  }
}
