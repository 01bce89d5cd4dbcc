import ArgumentParser
import Display
import Glibc
import Language
import Verbs

/// `mlops FILE [flags of the script]`, `mlops run FILE …`, `mlops -e '…'`; standard input when it is no terminal.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Run a script, or a line with -e.",
    usage: "mlops run FILE [flags of the script]\nmlops -e 'LINE'")

  @OptionGroup var options: GlobalOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var bounds: SandboxOptions

  @Option(name: .customShort("e"), help: ArgumentHelp("Run this text in place of a file.", valueName: "line"))
  var line: String?

  @ArgumentParser.Argument(
    parsing: .captureForPassthrough,
    help: "The script and its own flags; `mlops run FILE --help` lists them.",
    completion: .file(extensions: ["mlops"]))
  var words: [String] = []

  mutating func run() throws {
    // What stands behind `--` is no option, also where it begins with a dash.
    let endsOptions = words.first == "--"
    if endsOptions { words.removeFirst() }
    if let line { return try ScriptRun(Source(name: "-e", text: line), words, options, output, bounds).run() }
    guard let path = words.first else {
      if isatty(STDIN_FILENO) == 1 { throw Ending(code: try runPrompt(options, bounds, format: output.chosen)) }
      let source = try ScriptRun.read(output.screen) { try StandardInput.source() }
      return try ScriptRun(source, [], options, output, bounds).run()
    }
    if !endsOptions { try checkOption(path) }
    let source = try ScriptRun.read(output.screen) {
      path == "-" && !endsOptions ? try StandardInput.source() : try script(at: path)
    }
    try ScriptRun(source, Array(words.dropFirst()), options, output, bounds).run()
  }
}

extension RunCommand {
  /// The script; where there is none, the word may have been meant as a command.
  private func script(at path: String) throws -> Source {
    do { return try Script.source(at: path) } catch var problem as Diagnostic {
      let commands = ((try? CommandFacts.program().commands) ?? []).map(\.name)
      if !path.contains("/"), access(path, F_OK) != 0, let near = Nearest.names(to: path, among: commands).first {
        problem.help = "did you mean `mlops \(near)`?"
      }
      throw problem
    }
  }

  /// What stands where a script is named and begins with a dash is an option that mlops does not have.
  private func checkOption(_ word: String) throws {
    guard word.hasPrefix("-"), word != "-" else { return }
    if word == "--help" || word == "-h" { throw CleanExit.helpRequest(self) }
    let flags = (try? CommandFacts.program().commands.first { $0.name == "run" }?.flags.flatMap(\.flags)) ?? []
    let name = String(word.prefix { $0 != "=" })
    let near = flags.filter { $0.hasPrefix(name) && name.count > 3 } + Nearest.names(to: name, among: flags)
    throw ValidationError(
      "there is no option `\(name)`" + (near.first.map { "; did you mean `\($0)`?" } ?? ""))
  }
}

/// The text that comes through a pipe.
enum StandardInput {
  static func source() throws -> Source {
    // A name that is no path: paths in it are relative to the current folder.
    try Script.source(at: "/dev/stdin", as: "standard input")
  }
}
