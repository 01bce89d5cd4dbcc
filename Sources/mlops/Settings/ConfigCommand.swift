import ArgumentParser
import Terminal

/// `mlops config`: the settings of the prompt that are in force, and where each comes from.
struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config", abstract: "Show the settings of the prompt, and where each comes from.",
    discussion: "`mlops help config` explains them. Only the prompt follows them: a script never does.")

  @Flag(help: "Print a file of all settings with their defaults, to begin with.")
  var example = false

  @Option(help: "What the prompt would be given: shown with its origin.")
  var format: OutputOptions.Format?

  func run() throws {
    let screen = TerminalScreen.standard
    if example { return screen.show(Settings.file) }
    var settings = Appearance.settings
    if let format { settings.override(.format, .text(format.rawValue), flag: "--format") }
    screen.show(settings.lines(screen.paint))
    if let path = settings.path { screen.remark("settings are read from \(path)") }
    for problem in settings.problems { screen.report(problem) }
    if !settings.problems.isEmpty { throw Ending.failed }
  }
}
