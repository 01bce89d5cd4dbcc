import Glibc
import Registry

/// `server.log` of the workspace: where a server without a terminal says what it has to say.
struct ServerLog {
  /// The file is put aside as `server.log.1` at this size in bytes.
  static let largest = 5_000_000

  let path: String

  init(_ workspace: Workspace) { path = workspace.folder + "/server.log" }

  /// Makes the process a background one: a session of its own, nothing open that it was born with, `/dev/null` as its
  /// input and the log as its output.
  func takeDescriptors() {
    setsid()
    umask(0o077)
    for descriptor in Files.names(in: "/proc/self/fd").compactMap(Int32.init) where descriptor > 2 { close(descriptor) }
    let nothing = open("/dev/null", O_RDONLY)
    if nothing >= 0 {
      dup2(nothing, 0)
      if nothing > 2 { close(nothing) }
    }
    signal(SIGHUP, SIG_IGN)
    reopen()
  }

  /// Puts a log that has grown too large aside and goes on in a new one.
  func rotateWhenLarge() {
    var facts = stat()
    guard stat(path, &facts) == 0, facts.st_size > ServerLog.largest else { return }
    reopen()
  }

  private func reopen() {
    var facts = stat()
    if stat(path, &facts) == 0, facts.st_size > ServerLog.largest { rename(path, path + ".1") }
    let file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard file >= 0 else { return }
    dup2(file, 1)
    dup2(file, 2)
    if file > 2 { close(file) }
  }
}
