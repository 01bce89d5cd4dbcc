import Engines
import Glibc
public import Registry
import Synchronization

/// One server a workspace: a record lock on `server.lock` that its server holds while it lives and the kernel takes
/// back when it dies, however it dies. Who asks learns the holder's process number and disturbs nobody.
///
/// A process that closes any descriptor of the file loses its lock on it, so the paths of locks that this process holds
/// are kept, and such a file is not opened again.
public final class ServerLock: Sendable {
  private static let held = Mutex<Set<String>>([])

  private let file: Int32
  private let path: String

  private init(file: Int32, path: String) {
    self.file = file
    self.path = path
  }

  deinit {
    close(file)
    ServerLock.held.withLock { [path] in _ = $0.remove(path) }
  }

  /// Takes the lock; none while another process holds it.
  public static func take(_ workspace: Workspace) throws -> ServerLock? {
    let path = lockPath(workspace)
    if held.withLock({ $0.contains(path) }) { return nil }
    let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard file >= 0 else {
      throw Fault(
        "H031", "`\(path)` cannot be made: \(String(cString: strerror(errno)))", subject: path,
        help: "make the workspace writable for you, or name another with --workspace")
    }
    var wanted = whole(F_WRLCK)
    guard fcntl(file, F_SETLK, &wanted) == 0 else {
      close(file)
      return nil
    }
    _ = held.withLock { $0.insert(path) }
    return ServerLock(file: file, path: path)
  }

  /// The process that holds the lock; none when no server runs.
  public static func holder(_ workspace: Workspace) -> Int? {
    let path = lockPath(workspace)
    if held.withLock({ $0.contains(path) }) { return Int(getpid()) }
    let file = open(path, O_RDWR | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var found = whole(F_WRLCK)
    guard fcntl(file, F_GETLK, &found) == 0, found.l_type != Int16(F_UNLCK) else { return nil }
    return Int(found.l_pid)
  }

  private static func whole(_ type: Int32) -> flock {
    var lock = flock()
    lock.l_type = Int16(type)
    lock.l_whence = Int16(SEEK_SET)
    return lock
  }

  private static func lockPath(_ workspace: Workspace) -> String { workspace.folder + "/server.lock" }
}
