import ArgumentParser
import Glibc
import Language
import Notebook
import Verbs

/// `mlops convert x.mlops x.ipynb`: a script to a notebook of Jupyter or to Markdown, and back.
struct ConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert", abstract: "Turn a script into a Jupyter notebook or Markdown, and back.",
    discussion: """
      The endings say what becomes what: .mlops, .ipynb (nbformat 4.5) and .md. A script turned into .ipynb and back is \
      the same byte for byte. Outputs that are not stale go along. Code of another language, such as Python, becomes \
      comments with a line that says so; in Markdown the code of mlops stands in fences that begin with ```mlops.
      """)

  @OptionGroup var options: GlobalOptions

  @ArgumentParser.Argument(help: "The file to read.")
  var file: String

  @ArgumentParser.Argument(help: "The file to write; what stood there is replaced at the end. `-` prints, with --to.")
  var target: String

  @Option(
    help: "What to write: mlops, ipynb or md. The ending of the target when nothing is said.",
    completion: .list(["mlops", "ipynb", "md"]))
  var to: String?

  @Flag(help: "Put the outputs that are not stale into Markdown.")
  var outputs = false

  func run() throws {
    try ConvertCommand.reporting {
      let format = try Conversion.Format(path: to.map { "." + $0 } ?? target)
      let result = try Conversion.convert(file, to: format, withOutputs: outputs, options.session())
      if target == "-" {
        TerminalScreen.standard.write(result.text, to: STDOUT_FILENO)
      } else {
        try Conversion.write(result.text, to: target)
        TerminalScreen.standard.remark("wrote \(target)")
      }
      for remark in result.remarks { TerminalScreen.standard.remark(remark) }
    }
  }

  /// Work whose errors are said on standard error: exit code 2 where something could not be read, else 1.
  static func reporting(_ work: () throws -> Void) throws {
    do { try work() } catch let problem as Diagnostic {
      TerminalScreen.standard.report(problem)
      throw problem.ending == .unreadable || ["N001", "N002", "N005", "N006"].contains(problem.code)
        ? Ending.unreadable : Ending.failed
    }
  }
}
