import ArgumentParser
import Language
import Verbs

/// `mlops lint FILE…`: what is certainly wrong with scripts, told before they run; `-` is standard input.
struct LintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint", abstract: "Find what would fail, without running anything: names, arguments, columns, types.")

  @OptionGroup var options: GlobalOptions

  @ArgumentParser.Argument(help: "Scripts to look at; `-` is standard input.", completion: .file(extensions: ["mlops"]))
  var files: [String]

  func run() throws {
    let screen = TerminalScreen.standard
    var errors: [Diagnostic] = []
    for file in files {
      let source = try ScriptRun.read { file == "-" ? try StandardInput.source() : try Script.source(at: file) }
      let lint = Session.lint(source, options.session())
      for problem in lint.remarks + lint.errors { screen.report(problem) }
      errors += lint.errors
    }
    if errors.contains(where: { $0.ending == .unreadable }) { throw Ending.unreadable }
    if !errors.isEmpty { throw Ending.failed }
  }
}
