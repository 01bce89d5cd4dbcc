import ArgumentParser
import Language
import Verbs

/// `mlops test FILE…`: each statement against the expectations in the comments beside it.
struct TestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test", abstract: "Run scripts against the expectations in their comments (#=> and #!>).")

  @OptionGroup var options: GlobalOptions

  @ArgumentParser.Argument(help: "Scripts to test.")
  var files: [String]

  func run() throws {
    let screen = TerminalScreen.standard
    var passed = 0
    var failed = 0
    for file in files {
      let source = try ScriptRun.read { try Script.source(at: file) }
      let test = ScriptTest(source, in: options.session())
      passed += test.passed
      failed += test.failures.count
      for failure in test.failures { screen.show(["\(file):\(failure.line): \(failure.message)"]) }
    }
    screen.show(["\(passed) passed, \(failed) failed"])
    if failed > 0 { throw Ending.failed }
    if passed == 0 {
      screen.report(Diagnostic("V091", "no statement was tested", help: "name a script that has some"))
      throw Ending.failed
    }
  }
}
