import ArgumentParser
import Serving

/// `mlops stop`: ends the workspace's server after what it has begun.
struct StopCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stop", abstract: "End the workspace's server; what has begun is answered.")

  @OptionGroup var options: GlobalOptions

  func run() throws {
    try Reported.run {
      guard let client = ServerClient.running(options.place) else {
        TerminalScreen.standard.show(["no server runs"])
        return
      }
      try client.stop()
      TerminalScreen.standard.show(["stopped"])
    }
  }
}
