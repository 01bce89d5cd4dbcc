import Engines
import Glibc
import Language
import Registry
import Terminal
import Verbs

/// What the shells offer for the word being typed: commands, flags, files, and of a script its own flags.
struct Completer {
  struct Candidate: Hashable {
    var text: String
    var help = ""
    /// The shell quotes it as a file's name and goes on after a folder.
    var isFile = false
  }

  let program: CommandFacts
  /// The words before the one being typed, without the program's own name.
  let before: [String]
  /// What stands of the word so far.
  let start: String
  let options: Session.Options

  /// What fits, sorted.
  func candidates() -> [Candidate] {
    found().filter { $0.text.hasPrefix(start) }.sorted { $0.text < $1.text }
  }

  private func found() -> [Candidate] {
    var command: CommandFacts?
    var words: [String] = []
    var rest = before[...]
    let run = program.commands.first { $0.name == "run" } ?? program
    while let word = rest.popFirst() {
      let flags = (command ?? run).flags + (command == nil ? program.flags : [])
      if words.isEmpty || command.map({ $0.name != "run" }) ?? false, word.hasPrefix("-"), word != "-" {
        guard let flag = flags.first(where: { $0.flags.contains(word) }), flag.takesValue else { continue }
        if rest.isEmpty { return values(flag.completion, flag) }
        rest = rest.dropFirst()
      } else if command == nil, words.isEmpty, let named = program.commands.first(where: { $0.name == word }) {
        command = named
      } else {
        if command == nil { command = run }
        words.append(word)
        // Behind a script stand its own flags.
        if command?.name == "run" { return ofScript(word, Array(rest)) }
      }
    }
    if start.hasPrefix("-") { return offered((command ?? run).flags + (command == nil ? program.flags : [])) }
    guard let command else {
      return program.commands.map { Candidate(text: $0.name, help: $0.help) } + files(["mlops"])
    }
    if command.name == "help" { return topics }
    let place = min(words.count, command.words.count - 1)
    guard place >= 0, words.count == place || command.words[place].isRepeating else { return [] }
    return values(command.words[place].completion, command.words[place])
  }

  private func offered(_ flags: [CommandFacts.Argument]) -> [Candidate] {
    var seen: Set<String> = []
    return flags.flatMap { flag in flag.flags.map { Candidate(text: $0, help: flag.help) } }
      .filter { seen.insert($0.text).inserted }
  }

  private func values(_ completion: CommandFacts.Completion, _ argument: CommandFacts.Argument) -> [Candidate] {
    switch completion {
    case .words(let words): words.map { Candidate(text: $0) }
    case .files(let endings): files(endings)
    case .folders: files(nil)
    case .nothing: argument.value == "workspace" ? files(nil) : argument.flags.isEmpty ? files([]) : []
    }
  }

  private var topics: [Candidate] {
    Catalogue.names.map { Candidate(text: $0, help: Reference.summary(of: $0) ?? "") }
      + [Candidate(text: "config", help: "The settings of the prompt.")]
  }

  // MARK: A script's own flags

  private func ofScript(_ path: String, _ flags: [String]) -> [Candidate] {
    guard let source = try? Script.source(at: path), let script = try? Parser.script(source) else { return [] }
    let session = Session(options, screen: SilentScreen())
    let known = session.interpreter.parameters(of: script)
    if let last = flags.last, last.hasPrefix("--"), !last.contains("="), !start.hasPrefix("--"),
      let parameter = known.first(where: { $0.name == name(of: last) })
    {
      return values(of: parameter, session)
    }
    if let equals = start.firstIndex(of: "="), start.hasPrefix("--"),
      let parameter = known.first(where: { $0.name == name(of: String(start[..<equals])) })
    {
      let flag = String(start[...equals])
      let value = Completer(
        program: program, before: before, start: String(start[start.index(after: equals)...]), options: options)
      return value.values(of: parameter, session).map {
        Candidate(text: flag + $0.text, help: $0.help, isFile: $0.isFile)
      }
    }
    let given = Set(flags.map { name(of: $0.split(separator: "=").first.map(String.init) ?? $0) })
    return known.filter { !given.contains($0.name) }.map { parameter in
      let standard = parameter.defaultText.map { ", \($0) when nothing is said" } ?? ", needed"
      return Candidate(text: "--\(parameter.name)", help: parameter.type + standard)
    } + [Candidate(text: "--help", help: "list the script's flags")]
  }

  private func name(of flag: String) -> String { flag.dropFirst(2).split(separator: "-").joined(separator: "_") }

  private func values(of parameter: ScriptParameter, _ session: Session) -> [Candidate] {
    switch parameter.type {
    case "file": return files([])
    case "flag": return [Candidate(text: "true"), Candidate(text: "false")]
    case "text":
      let models = session.modelNames().map { Candidate(text: $0.name, help: $0.help) }
      let standard = parameter.defaultText.map { $0.filter { $0 != "\"" } } ?? ""
      let isModel = ["model", "version", "endpoint"].contains { parameter.name.contains($0) }
      return isModel || models.contains { $0.text == standard } ? models : []
    default: return parameter.defaultText.map { [Candidate(text: $0)] } ?? []
    }
  }

  // MARK: Files

  /// Folders, and files with one of the endings; all files where none is named, no file where that is none.
  private func files(_ endings: [String]?) -> [Candidate] {
    let slash = start.lastIndex(of: "/")
    let shown = slash.map { String(start[...$0]) } ?? ""
    var place = shown.isEmpty ? "." : shown
    if place.hasPrefix("~/"), let home = Settings.variable("HOME") { place = home + place.dropFirst() }
    guard let folder = Folder(place) else { return [] }
    let isHidden = start.dropFirst(shown.count).hasPrefix(".")
    var found: [Candidate] = []
    for name in folder.names where isHidden || !name.hasPrefix(".") {
      guard folder.facts(name) != nil, !name.unicodeScalars.contains(where: { $0.value < 32 }) else { continue }
      if folder.isFolder(name) {
        found.append(Candidate(text: shown + name + "/", isFile: true))
      } else if let endings, endings.isEmpty || endings.contains(where: { name.hasSuffix("." + $0) }) {
        found.append(Candidate(text: shown + name, isFile: true))
      }
    }
    return found
  }
}
