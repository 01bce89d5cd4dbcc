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

  @Option(
    help: ArgumentHelp(
      "Fetch an extension that reads more: \(DuckExtension.all.map(\.name).joined(separator: ", ")).", valueName: "name"
    ))
  var install: [String] = []

  func run() throws {
    let screen = TerminalScreen.standard
    for name in install { try fetch(name, screen) }
    if !install.isEmpty { return }
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
    screen.show([""])
    show(ExtensionStatus.all(), screen)
    screen.show([""])
    let place = options.place
    screen.show(["workspace  \(place.folder)\(place.exists ? "" : " (made when first needed)")"])
    screen.show(["server     " + (ServerClient.running(place).map { "runs at \($0.url)" } ?? "does not run")])
    screen.show(["sandbox    " + Confinement.offered.description])
    if strict, statuses.contains(where: \.isFailing) { throw Ending.failed }
  }

  /// The extensions that read more kinds of sources; that one was never fetched is no fault.
  private func show(_ statuses: [ExtensionStatus], _ screen: TerminalScreen) {
    var shown = TableText([
      TableColumn("extension", "", .texts(statuses.map { $0.item.name })),
      TableColumn("reads", "", .texts(statuses.map { $0.item.purpose })),
      TableColumn("version", "", .texts(statuses.map(\.version))),
      TableColumn("usable", "", .truths(statuses.map(\.usable))),
      TableColumn("found", "", .texts(statuses.map(\.path))),
    ])
    shown.showsTypes = false
    shown.showsCount = false
    screen.show(shown.lines(screen.paint))
    for status in statuses {
      guard let problem = status.problem else { continue }
      screen.remark("\(status.item.name): \(problem.message); \(status.item.remedy)")
    }
    let absent = statuses.filter { $0.path == nil }.map(\.item.name)
    if !absent.isEmpty {
      screen.remark("not fetched yet: \(absent.joined(separator: ", ")); `mlops doctor --install \(absent[0])` does")
    }
  }

  /// Fetches one extension, and tells what came.
  private func fetch(_ name: String, _ screen: TerminalScreen) throws {
    do {
      let fetched = try ExtensionInstall(DuckExtension.named(name)).run()
      screen.remark(fetched.isEmpty ? "\(name) is there" : "fetched \(fetched.joined(separator: ", "))")
    } catch let fault as Fault {
      screen.remark("\(fault.code): \(fault)")
      throw Ending.failed
    }
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
      "extensions": .list(
        ExtensionStatus.all().map { status in
          [
            "name": .text(status.item.name), "reads": .text(status.item.purpose), "version": text(status.version),
            "usable": .bool(status.usable), "found": text(status.path), "problem": text(status.problem?.message),
            "remedy": status.usable ? .null : .text(status.item.remedy),
          ]
        }),
    ]
  }
}
