import ArgumentParser
import Verbs

/// How results are written: `--format`, and `--json` for programs.
struct OutputOptions: ParsableArguments {
  /// The forms that a person chooses among.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case table, csv, json, markdown
  }

  @Option(help: "How results are written: table, csv, json or markdown; a table when nothing is said.")
  var format: Format?

  @Flag(
    help: """
      For programs: a line of JSON a result on standard output; errors, remarks and progress as JSON on standard error.
      """)
  var json = false

  func validate() throws {
    if json, format != nil { throw ValidationError("--json has a form of its own: leave --format out") }
  }

  /// What a session writes.
  var output: OutputFormat { chosen ?? .table }

  /// What the command line says; none where it says nothing.
  var chosen: OutputFormat? { json ? .lines : format.flatMap { OutputFormat(rawValue: $0.rawValue) } }

  /// Where it writes to.
  var screen: any ReportingScreen { json ? MachineScreen.standard : TerminalScreen.standard }
}
