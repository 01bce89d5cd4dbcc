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

  @Flag(help: "One line of JSON, for programs.")
  var json = false

  func run() throws {
    try Reported.run {
      let screen = TerminalScreen.standard
      if json {
        return screen.show([String(decoding: try StatusCommand.described(options.place).bytes, as: UTF8.self)])
      }
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

  private static func described(_ place: Workspace) throws -> JSON {
    guard let client = ServerClient.running(place) else {
      return ["workspace": .text(place.folder), "running": .bool(false)]
    }
    let status = try client.status()
    let number = { (value: Int?) in value.map { JSON.int($0) } ?? .null }
    return [
      "workspace": .text(place.folder), "running": .bool(true), "url": .text(client.url), "pid": .int(status.pid),
      "started": .text(status.started),
      "endpoints": .list(
        status.endpoints.map { endpoint in
          [
            "name": .text(endpoint.name), "model": .text(endpoint.model), "version": .int(endpoint.version),
            "requests": .int(endpoint.requests), "rows": .int(endpoint.rows), "refused": .int(endpoint.refused),
            "failed": .int(endpoint.failed), "p50_us": number(endpoint.p50Microseconds),
            "p99_us": number(endpoint.p99Microseconds),
          ]
        }),
      "problems": .list(
        status.problems.map { ["what": .text($0.what), "message": .text($0.fault.message)] }),
    ]
  }
}
