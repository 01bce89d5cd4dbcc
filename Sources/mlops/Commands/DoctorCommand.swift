import ArgumentParser
import Display
import Engines
import Glibc
import Registry
import Serving

/// `mlops doctor`: each engine, where it was found, and what to do where one is missing.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Show the engines: found where, version, usable or why not, how to get them.")

  @OptionGroup var options: GlobalOptions

  @Flag(help: "Exit with 1 when an engine cannot be used, but for those that are optional and not there.")
  var strict = false

  @Flag(help: "One line of JSON, for programs.")
  var json = false

  func run() throws {
    let screen = TerminalScreen.standard
    let statuses = EngineStatus.all()
    if json {
      screen.show([String(decoding: described(statuses).bytes, as: UTF8.self)])
      if strict, statuses.contains(where: \.isFailing) { throw Ending.failed }
      return
    }
    var shown = TableText([
      TableColumn("engine", "", .texts(statuses.map { $0.engine.name })),
      TableColumn("for", "", .texts(statuses.map { $0.engine.purpose })),
      TableColumn("version", "", .texts(statuses.map(\.version))),
      TableColumn("usable", "", .truths(statuses.map(\.usable))),
      TableColumn("found", "", .texts(statuses.map(\.path))),
    ])
    shown.showsTypes = false
    shown.showsCount = false
    screen.show(shown.lines(screen.paint))
    for status in statuses {
      if let problem = status.problem {
        screen.remark("\(status.engine.name): \(problem.message); \(status.engine.remedy)")
      }
    }
    let place = options.place
    screen.show(["workspace  \(place.folder)\(place.exists ? "" : " (made when first needed)")"])
    screen.show(["server     " + (ServerClient.running(place).map { "runs at \($0.url)" } ?? "does not run")])
    screen.show(["sandbox    " + Confinement.offered.description])
    if strict, statuses.contains(where: \.isFailing) { throw Ending.failed }
  }

  private func described(_ statuses: [EngineStatus]) -> JSON {
    let text = { (value: String?) in value.map { JSON.text($0) } ?? .null }
    let place = options.place
    return [
      "workspace": .text(place.folder), "server": text(ServerClient.running(place)?.url),
      "engines": .list(
        statuses.map { status in
          [
            "name": .text(status.engine.name), "for": .text(status.engine.purpose), "version": text(status.version),
            "usable": .bool(status.usable), "found": text(status.path), "problem": text(status.problem?.message),
            "remedy": status.usable ? .null : .text(status.engine.remedy),
          ]
        }),
    ]
  }
}
