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

  @Option(name: .customShort("e"), help: "Run this text in place of a file.")
  var line: String?

  @ArgumentParser.Argument(
    parsing: .captureForPassthrough,
    help: "The script and its own flags; `mlops run FILE --help` lists them.")
  var words: [String] = []

  func run() throws {
    if let line { return try ScriptRun(Source(name: "-e", text: line), words, options, output).run() }
    guard let path = words.first else {
      if isatty(STDIN_FILENO) == 1 { throw Ending(code: runPrompt(workspace: options.workspace)) }
      let source = try ScriptRun.read(output.screen) { try StandardInput.source() }
      return try ScriptRun(source, [], options, output).run()
    }
    let source = try ScriptRun.read(output.screen) {
      path == "-" ? try StandardInput.source() : try Script.source(at: path)
    }
    try ScriptRun(source, Array(words.dropFirst()), options, output).run()
  }
}

/// The text that comes through a pipe.
enum StandardInput {
  static func source() throws -> Source {
    // A name that is no path: paths in it are relative to the current folder.
    try Script.source(at: "/dev/stdin", as: "standard input")
  }
}
