import ArgumentParser
import Display
import Language
import Terminal
import Verbs

/// `mlops help [WORD]`: a verb, a function or the code of an error; without a word the list of all. `--markdown` prints
/// the whole reference.
struct HelpCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "help", abstract: "Explain a verb or the code of an error, or list all verbs.")

  @ArgumentParser.Argument(help: "A verb, a function, or the code of an error such as C001.")
  var word: String?

  @Flag(help: "Print the reference of all verbs as Markdown.")
  var markdown = false

  func run() throws {
    let screen = TerminalScreen.standard
    if markdown { return screen.show(Reference.markdown() + [""] + Settings.markdown) }
    guard let word else {
      return screen.page(Reference.overview(screen.paint) + commands(screen.paint), header: 0)
    }
    if word == "config" { return screen.page(Settings.help(screen.paint), header: 0) }
    if Catalogue.verb(word) == nil,
      let command = CommandLineTool.configuration.subcommands.first(where: { $0.configuration.commandName == word })
    {
      return screen.page(CommandLineTool.helpMessage(for: command, columns: screen.paint.width).lines, header: 0)
    }
    guard let lines = Reference.lines(for: word, screen.paint) else {
      let near = Nearest.names(to: word, among: Catalogue.explained).first.map { "did you mean `\($0)`?" }
      screen.report(Diagnostic("P003", "there is no verb `\(word)`", help: near ?? "`mlops help` lists them"))
      throw Ending.failed
    }
    screen.page(lines, header: 0)
  }

  /// What can stand behind `mlops`, a line each.
  private func commands(_ paint: Paint) -> [String] {
    var all: [CommandConfiguration] = []
    for command in CommandLineTool.configuration.subcommands where command.configuration.shouldDisplay {
      all.append(command.configuration)
    }
    let width = all.compactMap(\.commandName?.count).max() ?? 0
    return ["", paint("Commands (`mlops report --help` explains one)", .heading)]
      + all.map { command in
        "  " + paint(DisplayWidth.pad(command.commandName ?? "", to: width), .callable) + "  "
          + DisplayWidth.cut(command.abstract, to: max(8, paint.width - width - 4))
      }
  }
}

extension String {
  fileprivate var lines: [String] { split(separator: "\n", omittingEmptySubsequences: false).map { String($0) } }
}
