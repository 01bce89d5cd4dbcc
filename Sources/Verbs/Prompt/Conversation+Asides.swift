import Display
import Frames
import Glibc
import Language

extension Conversation {
  /// Lines that are no statements: `?verb`, `??fn`, `!ls`, `%time …`; none for a statement.
  func aside(_ text: String) throws -> Outcome? {
    if text.hasPrefix("??") { return try source(of: String(text.dropFirst(2)).trimmingWhitespace) }
    if text.hasPrefix("?") { return try help(String(text.dropFirst()).trimmingWhitespace) }
    if let word = helpWord(text) { return try help(word) }
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
      if let command = commands[String(word)] { return try command(rest) }
      let known = session.asides.map(\.word)
      let near = Nearest.names(to: String(word), among: known).first.map { "did you mean `%\($0)`?  " } ?? ""
      let all = known.sorted().map { "`%\($0)`" }.joined(separator: ", ")
      throw Diagnostic("V082", "there is no `%\(word)`", help: "\(near)(there are \(all); `?` is help)")
    }
  }

  /// Each line that begins with `%`, with what it does.
  private var asideHelp: [(name: String, help: String)] {
    session.asides.map { ("%" + $0.word, $0.help) }.sorted { $0.0 < $1.0 }
  }

  private func asides(_ paint: Paint) -> [String] {
    let width = asideHelp.map(\.name.count).max() ?? 0
    return ["", paint("At the prompt only", .heading)]
      + asideHelp.map { aside in
        "  " + paint(DisplayWidth.pad(aside.name, to: width), .callable) + "  "
          + DisplayWidth.cut(aside.help, to: max(8, paint.width - width - 4))
      }
  }

  /// The word that is asked for as elsewhere: `help`, `help load`, `help(load)`, `load?`; none for all else.
  private func helpWord(_ text: String) -> String? {
    if text.hasSuffix("?"), text.dropLast().allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" }) {
      return String(text.dropLast())
    }
    guard text.hasPrefix("help"), session.interpreter.variable(named: "help") == nil else { return nil }
    var rest = text.dropFirst(4)
    guard rest.isEmpty || rest.first == " " || rest.first == "(" else { return nil }
    rest = rest.drop { " (\"".contains($0) }
    let word = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
    return rest.dropFirst(word.count).allSatisfy { " )\"".contains($0) } ? String(word) : nil
  }

  /// What is asked for by a word that is no verb.
  private func topic(_ word: String) -> [String]? {
    let paint = session.screen.paint
    switch word {
    case "": return FirstSteps(session).lines(paint)
    case "verbs", "functions", "commands": return Reference.names(paint) + asides(paint)
    case "reference": return Reference.overview(paint) + asides(paint)
    case "shortcuts": return KeyPage.lines(paint)
    default:
      return asideHelp.first { $0.name == word }.map { ["\($0.name)  \($0.help)"] }
    }
  }

  private func help(_ word: String) throws -> Outcome {
    if let value = session.interpreter.variable(named: word) {
      let callable = value.asObject as? Callable
      session.screen.show(["\(word) is \(value.aKind)"] + (callable.map { [$0.help] } ?? []))
      if let function = value.asObject as? FunctionObject {
        session.screen.show([function.inline] + (function.help.map { [$0] } ?? []))
      }
      // A variable that cannot be called does not hide the verb of its name.
      if !value.isCallable, let lines = Reference.lines(for: word, session.screen.paint) { try session.page(lines) }
      return .aside
    }
    if let lines = topic(word) ?? Reference.lines(for: word, session.screen.paint)
      ?? session.options.pages?(word, session.screen.paint)
    {
      try session.page(lines)
      return .aside
    }
    throw Diagnostic(
      "V083", "there is no help on `\(word)`",
      help: ForeignWords.help(word) ?? Nearest.help(word, among: Catalogue.explained)
        ?? "`?` shows the first steps, `?verbs` all verbs")
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
