import Display
import Frames
import Glibc
import Language

extension Conversation {
  /// Lines that are no statements: `?verb`, `??fn`, `!ls`, `%time …`; none for a statement.
  func aside(_ text: String) throws -> Outcome? {
    if text.hasPrefix("??") { return try source(of: String(text.dropFirst(2)).trimmingWhitespace) }
    if text.hasPrefix("?") { return try help(String(text.dropFirst()).trimmingWhitespace) }
    if text.hasPrefix("!") { return shell(String(text.dropFirst())) }
    guard text.hasPrefix("%") else { return nil }
    let word = text.dropFirst().prefix { !$0.isWhitespace }
    let rest = String(text.dropFirst(word.count + 1)).trimmingWhitespace
    switch word {
    case "time": return try time(rest)
    case "profile": return try profile(rest)
    case "inputs": session.screen.show(inputs); return .aside
    case "who": return who()
    case "save": return try save(rest)
    default:
      throw Diagnostic(
        "V082", "there is no `%\(word)`", help: "there are `%time`, `%profile`, `%who`, `%inputs`, `%save`; `?` is help"
      )
    }
  }

  private func help(_ word: String) throws -> Outcome {
    let paint = session.screen.paint
    if word.isEmpty { session.screen.show(Reference.overview(paint)); return .aside }
    if let lines = Reference.lines(for: word, paint) { session.screen.show(lines); return .aside }
    if let value = session.interpreter.variable(named: word) {
      let callable = value.asObject as? Callable
      session.screen.show(["\(word) is \(value.aKind)"] + (callable.map { [$0.help] } ?? []))
      if let function = value.asObject as? FunctionObject {
        session.screen.show([function.inline] + (function.help.map { [$0] } ?? []))
      }
      return .aside
    }
    throw Diagnostic(
      "V083", "there is no help on `\(word)`",
      help: Nearest.help(word, among: Catalogue.names) ?? "`?` lists what there is")
  }

  private func source(of word: String) throws -> Outcome {
    guard let function = session.interpreter.variable(named: word)?.asObject as? FunctionObject else {
      throw Diagnostic("V083", "there is no function `\(word)` of yours", help: "`?\(word)` explains a verb")
    }
    session.screen.show(
      function.definition.split(separator: "\n", omittingEmptySubsequences: false).map { safeText(String($0)) })
    return .aside
  }

  private func shell(_ command: String) -> Outcome {
    system(command)
    return .aside
  }

  private func who() -> Outcome {
    let names = session.interpreter.variableNames.filter { $0 != "out" && $0 != "ans" }
    let fields = names.compactMap { name in
      session.interpreter.variable(named: name).map { RecordText.Field(name, .inert($0.aKind)) }
    }
    session.screen.show(fields.isEmpty ? ["no variable yet"] : RecordText(fields).lines(session.screen.paint))
    return .aside
  }

  private func save(_ path: String) throws -> Outcome {
    let name = path.isEmpty ? "session.mlops" : path
    guard let file = fopen(session.resolvePath(name, from: nil), "w") else {
      throw Diagnostic("V084", "`\(name)` cannot be written: \(String(cString: strerror(errno)))")
    }
    defer { fclose(file) }
    fputs(inputs.joined(separator: "\n") + "\n", file)
    session.screen.remark("saved \(NumberText.count(inputs.count, "input")) to \(name)")
    return .aside
  }
}
