import Engines
import Glibc
import Synchronization

/// The lock that every write transaction and checkpoint of a registry holds: one `flock` on a file beside the database.
///
/// Processes take turns through the lock file, threads of one process through the mutex.
final class WriteLock: Sendable {
  private let path: String
  private let wait: Duration
  /// The open lock file, −1 before the first use.
  private let file = Mutex<Int32>(-1)

  init(path: String, wait: Duration) {
    self.path = path
    self.wait = wait
  }

  deinit { file.withLock { if $0 >= 0 { _ = close($0) } } }

  /// Runs an action while no other process and no other thread writes.
  func hold<T: Sendable>(_ action: () throws -> T) throws -> T {
    try file.withLock { file throws -> T in
      try acquire(&file)
      defer { flock(file, LOCK_UN) }
      return try action()
    }
  }

  private func acquire(_ file: inout Int32) throws {
    let clock = ContinuousClock()
    let deadline = clock.now + wait
    var pause: UInt32 = 200
    while true {
      if file < 0 {
        file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw Files.fault("open", path, errno) }
      }
      if flock(file, LOCK_EX | LOCK_NB) == 0 {
        if isInPlace(file) { return }
        // Somebody has put another file under this name: a lock on the old one would keep nobody out.
        _ = close(file)
        file = -1
        continue
      }
      guard errno == EWOULDBLOCK || errno == EINTR else { throw Files.fault("lock", path, errno) }
      guard clock.now < deadline else { throw WriteLock.timeout(Files.parent(of: path), holder: LockHolder.of(path)) }
      try Watch.current.check()
      usleep(pause)
      pause = min(pause * 2, 5_000)
    }
  }

  private func isInPlace(_ file: Int32) -> Bool {
    var ours = stat()
    var named = stat()
    return fstat(file, &ours) == 0 && stat(path, &named) == 0
      && ours.st_ino == named.st_ino && ours.st_dev == named.st_dev
  }

  static func timeout(_ folder: String, holder: String?) -> Fault {
    Fault(
      "W014", "the registry in `\(folder)` is being written by \(holder ?? "another process")", subject: folder,
      help: "wait until it is done, or end that process")
  }
}
