import ArgumentParser
import Language
import Terminal
import Verbs

/// `mlops test FILE…`: each statement against the expectations in the comments beside it.
struct TestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test", abstract: "Run scripts against the expectations in their comments (#=> and #!>).")

  @OptionGroup var options: GlobalOptions
  @OptionGroup var bounds: SandboxOptions

  @ArgumentParser.Argument(help: "Scripts to test.", completion: .file(extensions: ["mlops"]))
  var files: [String]

  func run() throws {
    let screen = TerminalScreen.standard
    var passed = 0
    var failed = 0
    let sources = try files.map { file in try ScriptRun.read { try Script.source(at: file) } }
    var choices = options.session()
    try bounds.apply(to: &choices, for: sources, screen)
    for (file, source) in zip(files, sources) {
      let test = ScriptTest(source, in: choices) { flag, work in Interrupts.stopping(with: { flag.stop() }, work) }
      passed += test.passed
      failed += test.failures.count
      for failure in test.failures { screen.show(["\(file):\(failure.line): \(failure.message)"]) }
      if test.isInterrupted {
        screen.show(["interrupted: \(passed) passed, \(failed) failed until then"])
        throw Ending.interrupted
      }
    }
    screen.show(["\(passed) passed, \(failed) failed"])
    if failed > 0 { throw Ending.failed }
    if passed == 0 {
      screen.report(Diagnostic("P002", "no statement was tested", help: "name a script that has some"))
      throw Ending.failed
    }
  }
}
