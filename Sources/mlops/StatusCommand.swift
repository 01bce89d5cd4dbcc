import ArgumentParser
import Display
import Registry
import Engines
import Serving

/// `mlops status`: whether the workspace's server runs, and what its endpoints do.
struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Show the workspace's server and its endpoints.")

  @OptionGroup var options: GlobalOptions

  func run() throws {
    try Reported.run {
      let screen = TerminalScreen.standard
      guard let client = ServerClient.running(options.place) else {
        screen.show(["no server runs for \(options.place.folder); `deploy` starts one, and so does `mlops serve`"])
        return
      }
      let status = try client.status()
      screen.show(["\(client.url), process \(status.pid), since \(status.started)"])
      let endpoints = status.endpoints
      guard !endpoints.isEmpty else { screen.show(["no endpoint"]); return }
      let milliseconds = { (value: Int?) in value.map { Double($0) / 1000 } }
      var table = TableText([
        TableColumn("endpoint", "", .texts(endpoints.map(\.name))),
        TableColumn("version", "", .integers(endpoints.map(\.version))),
        TableColumn("requests", "", .integers(endpoints.map(\.requests))),
        TableColumn("rows", "", .integers(endpoints.map(\.rows))),
        TableColumn("refused", "", .integers(endpoints.map(\.refused))),
        TableColumn("failed", "", .integers(endpoints.map(\.failed))),
        TableColumn("p50 ms", "", .decimals(endpoints.map { milliseconds($0.p50Microseconds) })),
        TableColumn("p99 ms", "", .decimals(endpoints.map { milliseconds($0.p99Microseconds) })),
      ])
      table.showsTypes = false
      table.showsCount = false
      screen.show(table.lines(screen.paint))
      for problem in status.problems { screen.remark("\(problem.what): \(problem.fault.message)") }
    }
  }
}
