public import Engines
import Language
import Registry

/// Where a script or a prompt is kept in: the files of one folder, and no network, no other programs, no environment.
public struct Sandbox: Hashable, Sendable {
  /// The folder whose files can be used.
  public let project: String
  /// The workspace of the project: verbs use it, and its files cannot be named.
  public let workspace: String

  public init(project: String, workspace: String? = nil) {
    self.project = project
    self.workspace = workspace ?? (project == "/" ? "/.mlops" : project + "/.mlops")
  }

  /// What files a script may name.
  public var fence: FileFence { FileFence([project], except: [workspace]) }

  /// Has the kernel refuse what the checks of the language might overlook; before there is any other thread.
  public func enter() throws -> Confinement {
    let place = Workspace(folder: workspace)
    // Outside of the project it must be there to be let through.
    if !place.exists, (try? FileFence([project]).check(workspace, written: workspace)) == nil { try place.create() }
    return Confinement.enter(FileFence([project, workspace]))
  }
}

extension Session {
  /// Throws where a sandbox has no such thing.
  func refuseInSandbox(_ what: String, help: String? = nil) throws {
    guard options.sandbox != nil else { return }
    throw Diagnostic("V130", "a sandbox has no \(what)", help: help ?? "run it without --sandbox")
  }

  /// Throws where a sandbox keeps the file away.
  public func permit(_ path: String, written: String) throws {
    try options.sandbox?.fence.check(path, written: written)
  }

  /// Counts what a file that was saved takes of the output.
  func spend(_ bytes: Int) { _ = (screen as? LimitedScreen)?.spend(bytes) }

  /// A script, or a block of a prompt, begins: its limits are counted from here.
  public func beginTurn() {
    (screen as? LimitedScreen)?.refill()
    watchdog?.begin()
  }

  /// It has ended; throws where a limit was used up at its very end.
  public func endTurn() throws {
    watchdog?.end()
    if let problem = interpreter.stopFlag.exhausted { throw problem }
  }
}
