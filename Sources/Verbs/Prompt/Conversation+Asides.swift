import Display
import Frames
import Glibc
import Language

extension Conversation {
  /// Lines that are no statements: `?verb`, `??fn`, `!ls`, `%time …`; none for a statement.
  func aside(_ text: String) throws -> Outcome? {
    if text.hasPrefix("??") { return try source(of: String(text.dropFirst(2)).trimmingWhitespace) }
    if text.hasPrefix("?") { return try help(String(text.dropFirst()).trimmingWhitespace) }
    if text.hasPrefix("!") { return try shell(String(text.dropFirst())) }
    guard text.hasPrefix("%") else { return nil }
    let word = text.dropFirst().prefix { !$0.isWhitespace }
    let rest = String(text.dropFirst(word.count + 1)).trimmingWhitespace
    switch word {
    case "time": return try time(rest)
    case "profile": return try profile(rest)
    case "inputs": session.screen.show(inputs); return .aside
    case "who": return who()
    default:
      if let command = commands[String(word)] { return try command.run(rest) }
      let known = ["inputs", "profile", "time", "who"] + commands.keys
      let near = Nearest.names(to: String(word), among: known).first.map { "did you mean `%\($0)`?  " } ?? ""
      let all = known.sorted().map { "`%\($0)`" }.joined(separator: ", ")
      throw Diagnostic("V082", "there is no `%\(word)`", help: "\(near)(there are \(all); `?` is help)")
    }
  }

  /// Each line that begins with `%`, with what it does.
  private var asideHelp: [(name: String, help: String)] {
    let own = [
      ("%inputs", "what was typed in this session"),
      ("%profile", "a line with where its time goes: `%profile count loans`"),
      ("%time", "a line with the time that it takes: `%time count loans`"),
      ("%who", "the variables with their kinds"),
    ]
    return (own + commands.map { ("%" + $0.key, $0.value.help) }).sorted { $0.0 < $1.0 }
  }

  private func asides(_ paint: Paint) -> [String] {
    let width = asideHelp.map(\.name.count).max() ?? 0
    return ["", paint("At the prompt only", .heading)]
      + asideHelp.map { aside in
        "  " + paint(DisplayWidth.pad(aside.name, to: width), .callable) + "  "
          + DisplayWidth.cut(aside.help, to: max(8, paint.width - width - 4))
      }
  }

  private func help(_ word: String) throws -> Outcome {
    let paint = session.screen.paint
    if word.isEmpty { session.screen.show(Reference.overview(paint) + asides(paint)); return .aside }
    if word.hasPrefix("%"), let help = asideHelp.first(where: { $0.name == word })?.help {
      session.screen.show(["\(word)  \(help)"])
      return .aside
    }
    if let lines = Reference.lines(for: word, paint) ?? session.options.pages?(word, paint) {
      session.screen.show(lines); return .aside
    }
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

  private func shell(_ command: String) throws -> Outcome {
    try session.refuseInSandbox("shell")
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
}
