import ArgumentParser

/// `mlops man`: the manual page in roff.
struct ManCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "man", abstract: "Print the manual page, for man.",
    discussion: "mlops man > ~/.local/share/man/man1/mlops.1 makes `man mlops` find it; mlops man | man -l - shows it.")

  func run() throws {
    TerminalScreen.standard.show(ManPage(program: try CommandFacts.program()).lines)
  }
}
