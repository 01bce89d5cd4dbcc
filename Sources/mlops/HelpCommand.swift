import ArgumentParser
import Language
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
    if markdown { return screen.show(Reference.markdown()) }
    guard let word else { return screen.show(Reference.overview(screen.paint)) }
    guard let lines = Reference.lines(for: word, screen.paint) else {
      let near = Nearest.names(to: word, among: Catalogue.names).first.map { "did you mean `\($0)`?" }
      screen.report(Diagnostic("V092", "there is no verb `\(word)`", help: near ?? "`mlops help` lists them"))
      throw Ending.failed
    }
    screen.show(lines)
  }
}
