import ArgumentParser
import Display
import Glibc
import Language
import Notebook
import Terminal
import Verbs

/// `mlops report x.mlops`: the notebook as a page, its stale cells run first.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Make a page of a script and what it shows; stale cells are run first.",
    discussion: """
      Outputs are kept beside the script, in FILE.out. A cell is stale when its code, a name that it reads, a file that \
      it reads or a parameter has changed since it ran; comments and layout change nothing. What stale cells need of \
      others is run too. A line that has not changed draws the seed that it drew before.

      The page is one file without scripts and without anything from elsewhere. It is written also when a cell fails, \
      and the exit code is that of a script: 0 done, 1 an error (or stale cells, with --check), 2 the script cannot be \
      read, 130 interrupted.
      """)

  @OptionGroup var options: GlobalOptions
  @OptionGroup var bounds: SandboxOptions

  @ArgumentParser.Argument(help: "The script.")
  var file: String

  @Option(name: .shortAndLong, help: "The page; FILE.html beside the script when nothing is said, `-` prints it.")
  var output: String?

  @Option(
    name: .customLong("run"),
    help: "Which cells to run: stale, all, none, or one by its number, its title or a name that it binds.",
    completion: .list(["stale", "all", "none"]))
  var wanted = "stale"

  @Flag(name: .customLong("no-run"), help: "Run nothing; what is stale is marked in the page. The same as --run none.")
  var runsNothing = false

  @Option(name: .customLong("param"), help: "A parameter of the script: --param source=may.csv. May be given again.")
  var parameters: [String] = []

  @Flag(
    help: "Run nothing and write no page: list the stale cells with their reasons, and exit with 1 if there are any.")
  var check = false

  func run() throws {
    let terminal = TerminalScreen.standard
    let screen = RemarkScreen(terminal, showsResults: false)
    var choices = options.session(parameters: try parameterValues())
    let source = try ScriptRun.read { try Script.source(at: file) }
    try bounds.apply(to: &choices, for: [source], terminal)
    let session = Session(choices, screen: screen)
    let notebook = try opened(session, screen)
    for problem in notebook.text.problems { terminal.report(problem) }
    if !notebook.text.problems.isEmpty { throw Ending.unreadable }
    if check {
      terminal.show(try notebook.staleness(terminal.paint))
      if try notebook.isStale { throw Ending.failed }
      return
    }
    var ending: Ending?
    let choice = runsNothing ? Notebook.Choice.none : Notebook.Choice(wanted)
    do {
      let flag = session.interpreter.stopFlag
      session.beginTurn()
      let count = try Interrupts.stopping(with: { flag.stop() }) { try notebook.run(choice) }
      try session.endTurn()
      if choice != .none { terminal.remark("ran \(NumberText.count(count, "cell"))") }
    } catch {
      let problem = session.diagnostic(error)
      terminal.report(problem)
      // A cell that there is not, and a script that cannot be run at all, leave the page as it was.
      if problem.code == "N004" || problem.ending == .unreadable { throw Ending.unreadable }
      ending = problem.ending == .interrupted ? .interrupted : .failed
    }
    for line in try notebook.unfollowed { terminal.remark(line) }
    try write(notebook.page())
    if let ending { throw ending }
  }

  private func opened(_ session: Session, _ screen: RemarkScreen) throws -> Notebook {
    do { return try Notebook(file, Ledger(session), screen) } catch {
      TerminalScreen.standard.report(session.diagnostic(error))
      throw Ending.unreadable
    }
  }

  private func write(_ page: String) throws {
    if output == "-" { return TerminalScreen.standard.write(page, to: STDOUT_FILENO) }
    let base = file.hasSuffix(".mlops") ? String(file.dropLast(6)) : file
    let path = output ?? base + ".html"
    try ConvertCommand.reporting { try Conversion.write(page, to: path) }
    TerminalScreen.standard.remark("wrote \(path)")
  }

  private func parameterValues() throws -> [String: String] {
    var values: [String: String] = [:]
    for text in parameters {
      guard let sign = text.firstIndex(of: "=") else {
        throw ValidationError("--param takes name=value, not `\(text)`")
      }
      values[text[..<sign].split(separator: "-").joined(separator: "_")] = String(text[text.index(after: sign)...])
    }
    return values
  }
}
