import Engines
import GRDB
import Glibc
import Synchronization

/// The registry's SQLite file, opened so that what was acknowledged survives a kill and a loss of power.
///
/// WAL with `synchronous=FULL`: a commit is on the disk before it is acknowledged. Writers are `BEGIN IMMEDIATE` inside
/// the write lock, which closing (the last connection checkpoints) holds too.
final class Store: Sendable {
  let path: String
  let isReadOnly: Bool
  private let queue: DatabaseQueue
  private let lock: WriteLock
  /// Set on the queue before the connection goes, and looked at there before it is used.
  private let isClosed = Atomic(false)
  /// Set when SQLite found damage; from then on nothing is written, so that the damage does not grow.
  private let isDamaged = Atomic(false)

  /// Opens or creates the file at a path; `wait` is how long a writer stands in line.
  init(path: String, lockPath: String, wait: Duration, readOnly: Bool) throws {
    self.path = path
    let folder = Files.parent(of: path)
    isReadOnly = readOnly || access(folder, W_OK) != 0 || (Files.exists(path) && access(path, W_OK) != 0)
    lock = WriteLock(path: lockPath, wait: wait)
    if isReadOnly {
      guard Files.exists(path) else {
        throw Fault("W013", "there is no registry in `\(folder)`, and none may be made there", subject: folder)
      }
    } else {
      let file = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
      if file >= 0 { _ = Glibc.close(file) } else if errno != EEXIST { throw Files.fault("make", path, errno) }
    }
    do {
      queue = try Store.connect(path, readOnly: isReadOnly, wait: wait)
    } catch {
      throw StoreFault.fault(error, path: path)
    }
    try bringUpToDate()
  }

  deinit { try? close() }

  /// Closes the file. What is asked of it afterwards is a fault.
  func close() throws {
    try guarded { isReadOnly ? try disconnect() : try lock.hold { try disconnect() } }
  }

  private func disconnect() throws {
    let first = queue.writeWithoutTransaction { _ in !isClosed.exchange(true, ordering: .relaxed) }
    if first { try queue.close() }
  }

  /// Reads in one consistent view.
  func read<T: Sendable>(_ action: (Database) throws -> T) throws -> T {
    try using { db in
      var result: T?
      try db.inTransaction(.deferred) {
        result = try action(db)
        return .commit
      }
      return try given(result)
    }
  }

  /// Runs one statement that reads, without a transaction of its own.
  func glance<T: Sendable>(_ action: (Database) throws -> T) throws -> T { try using(action) }

  /// Writes all or nothing, on the disk when it returns. `afterwards` runs after the commit, still inside the lock.
  func write<T: Sendable>(_ action: (Database) throws -> T, afterwards: (T) -> Void = { _ in }) throws -> T {
    guard !isReadOnly else {
      throw Fault(
        "W013", "the registry `\(path)` is read-only", subject: path,
        help: "make the file and its folder writable for you, or name another with --workspace")
    }
    guard !isDamaged.load(ordering: .relaxed) else {
      throw Fault("W012", "the registry `\(path)` is damaged, and nothing is written to it", subject: path)
    }
    return try guarded {
      try lock.hold {
        let result = try using { db in
          var result: T?
          try db.inTransaction(.immediate) {
            result = try action(db)
            return .commit
          }
          return try given(result)
        }
        afterwards(result)
        return result
      }
    }
  }

  /// Runs an action on the connection, while nobody else uses or closes it.
  private func using<T>(_ action: (Database) throws -> T) throws -> T {
    try guarded {
      try queue.writeWithoutTransaction { db in
        guard !isClosed.load(ordering: .relaxed) else {
          throw Fault("W019", "the registry `\(path)` was closed", subject: path)
        }
        return try action(db)
      }
    }
  }

  private func given<T>(_ result: T?) throws -> T {
    guard let result else { throw Fault("W017", "`\(path)` gave no answer", subject: path) }
    return result
  }

  private func guarded<T>(_ action: () throws -> T) throws -> T {
    do {
      return try action()
    } catch {
      let fault = StoreFault.fault(error, path: path)
      if (fault as? Fault)?.code == "W012" { isDamaged.store(true, ordering: .relaxed) }
      throw fault
    }
  }

  /// The settings of every connection; each is read back by a test.
  static func connect(_ path: String, readOnly: Bool, wait: Duration) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.label = "registry"
    configuration.readonly = readOnly
    configuration.busyMode = .timeout(Double(wait.components.seconds) + 0.001)
    configuration.prepareDatabase { db in
      try db.execute(
        sql: """
          PRAGMA trusted_schema = OFF;
          PRAGMA cell_size_check = ON;
          PRAGMA mmap_size = 0;
          PRAGMA synchronous = FULL;
          """)
    }
    do {
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      _ = try queue.unsafeRead { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") }
      return queue
    } catch let error as DatabaseError
      where readOnly && (Files.size(path + "-wal") ?? 0) == 0
      && (error.resultCode == .SQLITE_CANTOPEN || error.resultCode == .SQLITE_READONLY)
    {
      // A read-only folder has no room for the shared index that WAL needs; without a log the file alone is whole.
      return try DatabaseQueue(path: "file:\(escaped(path))?immutable=1", configuration: configuration)
    }
  }

  private static func escaped(_ path: String) -> String {
    path.utf8.map { byte in
      let plain = (45...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || byte == 95
      return plain ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }.joined()
  }
}

// MARK: - Versions of the file

extension Store {
  private struct Mark: Sendable {
    var application: Int32
    var version: Int
    var tables: Int
    var journal: String

    init(_ db: Database) throws {
      application = try Int32.fetchOne(db, sql: "PRAGMA application_id") ?? 0
      version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
      tables = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") ?? 0
      journal = try String.fetchOne(db, sql: "PRAGMA journal_mode") ?? ""
    }

    var isEmpty: Bool { application == 0 && version == 0 && tables == 0 }
    var isCurrent: Bool { application == Schema.applicationID && version == Schema.newest }
  }

  /// Refuses a file that is not ours or newer than this program, and takes an older or a new one to this version.
  private func bringUpToDate() throws {
    let mark = try glance { try Mark($0) }
    try check(mark)
    if mark.isCurrent, mark.journal == "wal" || isReadOnly { return }
    guard !isReadOnly else {
      throw Fault(
        "W013",
        "the registry `\(path)` has format \(mark.version), and being read-only it cannot become "
          + "\(Schema.newest)", subject: path)
    }
    try guarded {
      try lock.hold {
        try queue.writeWithoutTransaction { db in
          let journal = try String.fetchOne(db, sql: "PRAGMA journal_mode = WAL")
          guard journal == "wal" else {
            throw Fault("W017", "`\(path)` is on a disk that SQLite cannot keep a log on", subject: path)
          }
          try db.inTransaction(.immediate) {
            let mark = try Mark(db)
            try check(mark)
            if !mark.isCurrent { try Schema.migrate(db, from: mark.version) }
            return .commit
          }
        }
        try Files.syncFolder(Files.parent(of: path))
      }
    }
  }

  private func check(_ mark: Mark) throws {
    guard mark.application == Schema.applicationID || mark.isEmpty else {
      throw Fault(
        "W010", "`\(path)` is a database of another program, not a registry", subject: path,
        help: "name another folder with --workspace or MLOPS_WORKSPACE")
    }
    guard mark.version <= Schema.newest else {
      throw Fault(
        "W011",
        "the registry `\(path)` has format \(mark.version), and this program knows formats up to "
          + "\(Schema.newest)", subject: path, help: "use the newer mlops that wrote it; nothing was changed")
    }
  }
}
