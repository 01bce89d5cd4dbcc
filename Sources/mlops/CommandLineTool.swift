import ArgumentParser
import Glibc

/// The command line: `mlops` alone is the prompt, `mlops FILE` runs a script, and each command has its own help.
struct CommandLineTool: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mlops",
    abstract: "The whole life of a machine-learning model, in one program and one small language.",
    usage: """
      mlops                              the prompt
      mlops FILE [flags of the script]   run a script
      mlops -e 'models'                  run a line
      mlops COMMAND …                    one of the commands below
      """,
    discussion: "Exit codes: "
      + ProgramFacts.exitCodes.map { "\($0.code) \($0.meaning)" }.joined(separator: " · ") + ".",
    version: Version.text,
    subcommands: [
      RunCommand.self, TestCommand.self, LintCommand.self, FmtCommand.self, ReportCommand.self, ConvertCommand.self,
      DoctorCommand.self, ServeCommand.self, StatusCommand.self, StopCommand.self, ConfigCommand.self,
      CompletionCommand.self, ManCommand.self, HelpCommand.self, CompleteCommand.self,
    ],
    defaultSubcommand: RunCommand.self)

  /// Parses and runs, and gives the exit code: 2 for words that cannot be understood.
  static func run(_ words: [String]) -> Int32 {
    do {
      var command = try parseAsRoot(words)
      try command.run()
      return 0
    } catch let ending as Ending {
      return ending.code
    } catch {
      let code = exitCode(for: error)
      let text = fullMessage(for: error)
      if !code.isSuccess, words.prefix(while: { $0.hasPrefix("-") || $0 == "run" }).contains("--json") {
        MachineScreen.standard.refuse(message(for: error))
        return 2
      }
      TerminalScreen.standard.write(text + "\n", to: code.isSuccess ? STDOUT_FILENO : STDERR_FILENO)
      return code.isSuccess ? 0 : 2
    }
  }
}

/// How a command ended, after it has said what there is to say.
struct Ending: Error {
  var code: Int32

  static let failed = Ending(code: 1)
  static let unreadable = Ending(code: 2)
  static let interrupted = Ending(code: 130)
}

enum Version {
  static let text = "mlops 0.1.0"
  /// When it was made, for the manual.
  static let date = "2026-11-23"
}
