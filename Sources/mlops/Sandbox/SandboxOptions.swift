import ArgumentParser
import Glibc
import Language
import Registry
import Synchronization
import Terminal
import Verbs

/// Where a script or a prompt is kept in, and what it may use up.
struct SandboxOptions: ParsableArguments {
  @Flag(
    help: """
      Keep the script in: files of its own folder only, no network, no server, no other programs, no environment. \
      Limits it to 10m, 4GB and 100MB of output where nothing else is said.
      """)
  var sandbox = false

  @Option(
    help: ArgumentHelp(
      "The folder whose files a sandbox lets be used; without it the script's own, or the current one.",
      valueName: "folder"),
    completion: .directory)
  var project: String?

  @Option(
    help: ArgumentHelp("Stop after so many jumps and calls of the language.", valueName: "count"),
    transform: Amount.steps)
  var maxSteps: Int?

  @Option(
    help: ArgumentHelp("Stop after so long: 30s, 5m, 1h; at the prompt, each block.", valueName: "duration"),
    transform: Amount.seconds)
  var maxTime: Double?

  @Option(
    help: ArgumentHelp("Stop when the process takes so much memory, engines included: 500MB.", valueName: "size"),
    transform: Amount.bytes)
  var maxMemory: Int?

  @Option(
    help: ArgumentHelp("Stop when so much is shown or saved: 1MB; at the prompt, by each block.", valueName: "size"),
    transform: Amount.bytes)
  var maxOutput: Int?

  func validate() throws {
    if project != nil, !sandbox { throw ValidationError("--project says what --sandbox keeps in: add --sandbox") }
    if let maxMemory, maxMemory < 50_000_000 {
      throw ValidationError("--max-memory is 50MB or more: mlops itself takes a part of it")
    }
  }

  /// Gives a session its bounds, and has the kernel put its walls up; before any thread is started.
  func apply(to options: inout Session.Options, for sources: [Source], _ screen: any ReportingScreen) throws {
    var limits = sandbox ? Limits.sandbox : Limits()
    limits.steps = maxSteps ?? limits.steps
    limits.seconds = maxTime ?? limits.seconds
    limits.memory = maxMemory ?? limits.memory
    limits.output = maxOutput ?? limits.output
    options.limits = limits
    options.lastWord = { problem in
      // A pager or an editor may have the terminal.
      Interrupts.restoreTerminal()
      screen.report(problem)
    }
    guard sandbox else { return }
    let folders = try Set(sources.map { try folder(of: $0, options.folder, screen) })
    guard folders.count <= 1 else {
      throw ValidationError("the scripts lie in several folders: name the one that holds them all with --project")
    }
    let project = try folders.first ?? place(project ?? options.folder, options.folder, screen)
    let override = options.workspace.map { Workspace.find(from: options.folder, override: $0).folder }
    let bounds = Sandbox(project: project, workspace: override)
    options.sandbox = bounds
    TerminalScreen.standard.isKeptIn.store(true, ordering: .relaxed)
    try Reported.run { _ = try bounds.enter() }
  }

  /// The folder named by --project, else the one that the script lies in.
  private func folder(of source: Source, _ current: String, _ screen: any ReportingScreen) throws -> String {
    if let project { return try place(project, current, screen) }
    guard source.name.contains("/") || source.name.hasSuffix(".mlops") else { return current }
    let path = source.name.hasPrefix("/") ? source.name : current + "/" + source.name
    let end = path.lastIndex(of: "/") ?? path.startIndex
    return try place(end == path.startIndex ? "/" : String(path[..<end]), current, screen)
  }

  private func place(_ path: String, _ current: String, _ screen: any ReportingScreen) throws -> String {
    guard let real = realpath(path.hasPrefix("/") ? path : current + "/" + path, nil) else {
      throw ValidationError("there is no folder `\(path)`")
    }
    defer { free(real) }
    return String(cString: real)
  }
}
