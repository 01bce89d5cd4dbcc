import ArgumentParser
import Engines
import Language
import Server

/// `mlops serve`: the workspace's server in front, or in the background when a verb starts it.
struct ServeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Run the workspace's server; Ctrl-C drains and ends it.")

  @OptionGroup var options: GlobalOptions

  @Option(help: "The port on 127.0.0.1; 0 takes a free one.")
  var port = 0

  @Option(help: "The address to listen on; this machine's own only.")
  var address = "127.0.0.1"

  @Flag(help: "Leave the terminal and write to the workspace's server.log.")
  var background = false

  func run() throws {
    try Reported.run {
      try WorkspaceServer.run(
        ServeOptions(workspace: options.place, port: port, address: address, isBackground: background)
      ) { TerminalScreen.standard.show([$0]) }
    }
  }
}

/// Work whose faults are said on standard error, with exit code 1.
enum Reported {
  static func run(_ work: () throws -> Void) throws {
    do { try work() } catch let fault as Fault {
      TerminalScreen.standard.report(Diagnostic(fault.code, fault.message, help: fault.help))
      throw Ending.failed
    }
  }
}
