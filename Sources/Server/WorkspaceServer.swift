import Calendar
import Dispatch
import Engines
import Glibc
import Logging
import Registry
import Serving

/// The workspace's server: it makes so what `deploy` writes into the registry, and answers until it is told to end.
public enum WorkspaceServer {
  /// Runs the server in this process until it is stopped by SIGTERM, Ctrl-C or `mlops stop`; what has begun is
  /// answered.
  ///
  /// `announce` gets lines for the person who started it. H031 when another process is this workspace's server already;
  /// in the background that is no failure, because who asked for a server has one.
  public static func run(_ options: ServeOptions, announce: (String) -> Void) throws {
    let log = ServerLog(options.workspace)
    umask(0o077)
    try options.workspace.create()
    if options.isBackground { log.takeDescriptors() }
    guard let lock = try ServerLock.take(options.workspace) else {
      if options.isBackground { return }
      throw alreadyRunning(options.workspace)
    }
    defer { withExtendedLifetime(lock) {} }
    unlink(options.workspace.server)
    raiseFileLimit()
    let stop = StopSignal()
    defer { stop.restore() }
    let running = try RunningServer(options, stop)
    for line in running.lines { announce(line) }
    running.watcher.start { [workspace = options.workspace] in
      if options.isBackground { log.rotateWhenLarge() }
      // Nobody can ask for a server whose workspace was removed.
      if !Files.isFolder(workspace.folder) { stop.request() }
    }
    stop.wait()
    announce("ending: what has begun is answered")
    running.end()
  }

  private static func alreadyRunning(_ workspace: Workspace) -> Fault {
    let who = ServerLock.holder(workspace).map { " (process \($0))" } ?? ""
    let port = ServerRecord.read(workspace).map { " on port \($0.port)" } ?? ""
    return Fault(
      "B001", "this workspace has a server already\(port)\(who)", subject: workspace.folder,
      help: "end it with `mlops stop`, or see what it does with `mlops status`")
  }

  /// Every connection takes a descriptor, and many systems give 1,024 unless asked for more.
  private static func raiseFileLimit() {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return }
    limit.rlim_cur = min(limit.rlim_max, max(limit.rlim_cur, 16_384))
    setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
  }
}
