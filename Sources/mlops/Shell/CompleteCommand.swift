import ArgumentParser

/// `mlops complete WORD… START`: what the shells' scripts ask; a candidate a line, its explanation behind a tab. A first
/// line without a candidate says that files follow.
struct CompleteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "complete", abstract: "List what could stand next on a command line.", shouldDisplay: false)

  @Argument(parsing: .captureForPassthrough, help: "The words so far; the last is being typed.")
  var words: [String] = []

  func run() throws {
    var words = words[...]
    if words.first == "--" { words = words.dropFirst() }
    let start = words.popLast() ?? ""
    let completer = Completer(
      program: try CommandFacts.program(), before: Array(words), start: start,
      options: GlobalOptions.session(workspace: nil))
    let found = completer.candidates()
    var lines = found.map { candidate in
      let help = candidate.help.split(whereSeparator: { $0 == "\n" || $0 == "\t" }).joined(separator: " ")
      return candidate.text + (help.isEmpty ? "" : "\t" + help)
    }
    if found.contains(where: \.isFile) { lines.insert("", at: 0) }
    if !lines.isEmpty { TerminalScreen.standard.show(lines) }
  }
}

/// `mlops completion SHELL`: a script that makes Tab complete the words of mlops.
struct CompletionCommand: ParsableCommand {
  enum Shell: String, CaseIterable, ExpressibleByArgument {
    case bash, zsh, fish
  }

  static let configuration = CommandConfiguration(
    commandName: "completion", abstract: "Print what makes Tab complete the words of mlops in a shell.",
    discussion: """
      bash: source <(mlops completion bash), or into ~/.local/share/bash-completion/completions/mlops
      zsh: mlops completion zsh > _mlops, in a folder of $fpath, before compinit
      fish: mlops completion fish > ~/.config/fish/completions/mlops.fish
      """)

  @Argument(help: "bash, zsh or fish.")
  var shell: Shell

  func run() throws {
    TerminalScreen.standard.write(text, to: 1)
  }

  private var text: String {
    switch shell {
    case .bash: CompletionScript.bash
    case .zsh: CompletionScript.zsh
    case .fish: CompletionScript.fish
    }
  }
}
