import Display
import Glibc
import Language
import Terminal
import Verbs

/// One run of a script from the command line: its flags, its session, and what its end means to the shell.
struct ScriptRun {
  let source: Source
  let flags: [String]
  let options: GlobalOptions
  let output: OutputOptions
  let bounds: SandboxOptions

  init(
    _ source: Source, _ flags: [String], _ options: GlobalOptions, _ output: OutputOptions, _ bounds: SandboxOptions
  ) {
    self.bounds = bounds
    self.source = source
    self.flags = flags
    self.options = options
    self.output = output
  }

  /// Reads a text; what cannot be read is said, with exit code 2.
  static func read(
    _ screen: any ReportingScreen = TerminalScreen.standard, _ text: () throws -> Source
  ) throws -> Source {
    do { return try text() } catch let problem as Diagnostic {
      screen.report(problem)
      throw Ending.unreadable
    }
  }

  /// Runs the script; throws how it ended unless it ended well.
  func run() throws {
    let screen = output.screen
    let script: Script
    do { script = try Parser.script(source) } catch {
      screen.report(error)
      throw Ending.unreadable
    }
    for remark in script.remarks { screen.report(remark) }
    let parameters = try flagValues(of: script, screen)
    var choices = options.session(parameters: parameters)
    choices.output = output.output
    try bounds.apply(to: &choices, for: [source], screen)
    let session = Session(choices, screen: screen)
    session.begin(source)
    let flag = session.interpreter.stopFlag
    session.beginTurn()
    do {
      try Interrupts.stopping(with: { flag.stop() }) { try session.run(script) }
      try session.endTurn()
    } catch {
      let problem = session.diagnostic(error)
      screen.report(problem)
      switch problem.ending {
      case .unreadable: throw Ending.unreadable
      case .interrupted: throw Ending.interrupted
      case .failed, .exhausted: throw Ending.failed
      }
    }
  }

  /// `--name value` and `--name=value` for each `param`; `--help` lists them.
  private func flagValues(of script: Script, _ screen: any ReportingScreen) throws -> [String: String] {
    let session = Session(options.session(), screen: screen)
    let known = session.interpreter.parameters(of: script)
    var values: [String: String] = [:]
    var rest = flags[...]
    while let flag = rest.popFirst() {
      if flag == "--help" || flag == "-h" {
        screen.show(help(known))
        throw Ending(code: 0)
      }
      guard flag.hasPrefix("--"), flag != "--", !flag.hasPrefix("--=") else {
        throw refuse("`\(flag)` is no flag", known)
      }
      let parts = flag.dropFirst(2).split(separator: "=", maxSplits: 1).map(String.init)
      let name = parts.first.map { $0.split(separator: "-").joined(separator: "_") } ?? ""
      guard known.contains(where: { $0.name == name }) else {
        throw refuse("the script has no parameter `\(name)`", known, name)
      }
      guard let value = parts.count == 2 ? parts[1] : rest.popFirst() else {
        throw refuse("`\(flag)` needs a value", known)
      }
      values[name] = value
    }
    return values
  }

  private func refuse(_ message: String, _ known: [ScriptParameter], _ name: String = "") -> Ending {
    let names = known.map(\.name)
    var near = Nearest.names(to: name, among: names).first.map { "did you mean `--\($0)`?  " } ?? ""
    if GlobalOptions.beforeScript.contains(name) {
      near = "an option of mlops stands before the script: `mlops --\(name) … \(source.name)`  "
    }
    output.screen.report(
      Diagnostic(
        "P001", message, help: near + "(parameters: \(names.isEmpty ? "none" : names.joined(separator: ", ")))"))
    return .unreadable
  }

  private func help(_ known: [ScriptParameter]) -> [String] {
    ["usage: mlops run \(source.name)\(known.isEmpty ? "" : " [flags]")"]
      + known.map {
        "  --\($0.name) \($0.type.uppercased())\($0.defaultText.map { "  (default: \($0))" } ?? "  (needed)")"
      }
  }
}
