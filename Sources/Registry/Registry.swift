public import Calendar
import Engines
import GRDB

/// What a workspace knows of its models: runs, versions, aliases, desired endpoints, and who did what and when.
///
/// One object may be used from many threads, and one workspace from many processes; writers take turns. Each operation
/// is all or nothing and on the disk when it returns.
public final class Registry: Sendable {
  public let workspace: Workspace
  /// Whom changes are recorded under.
  public let who: String
  let store: Store
  let blobs: Blobs
  let now: @Sendable () -> Moment

  /// Opens the registry of a workspace, and makes both where they are missing.
  ///
  /// - Parameters:
  ///   - now: the clock, zoned.
  ///   - wait: how long a writer stands in line before the fault that names who is writing.
  public init(
    _ workspace: Workspace, who: String, now: @escaping @Sendable () -> Moment, wait: Duration = .seconds(10),
    readOnly: Bool = false
  ) throws {
    self.workspace = workspace
    self.who = Name.made(from: who, else: "somebody")
    self.now = now
    blobs = Blobs(folder: workspace.blobs)
    if !readOnly { try workspace.create() }
    let isNew = (Files.size(workspace.registry) ?? 0) == 0
    if isNew, let head = AuditHead.read(workspace.auditHead) {
      throw Fault(
        "W012", "`\(workspace.registry)` is gone or empty, and it had \(head.sequence) recorded changes",
        subject: workspace.registry,
        help: "put back a copy of it, or move `\(workspace.folder)` away to begin anew")
    }
    store = try Store(path: workspace.registry, lockPath: workspace.lock, wait: wait, readOnly: readOnly)
  }

  public var isReadOnly: Bool { store.isReadOnly }

  /// Lets go of the files; what is asked afterwards is a fault.
  public func close() throws { try store.close() }

  /// A number that grows with every change, by whichever process: a few microseconds to read, so that a server may ask
  /// it a hundred times a second.
  public func changeCounter() throws -> Int {
    try store.glance { db in
      try Int.fetchOne(db.cachedStatement(sql: "SELECT sequence FROM audit_head WHERE id = 1")) ?? 0
    }
  }

  /// Writes all or nothing, with at least one line of the audit log.
  func change<T: Sendable>(_ action: (Change) throws -> T) throws -> T {
    let at = now()
    let (result, _) = try store.write { db in
      let change = Change(db: db, who: who, when: at)
      let result = try action(change)
      return (result, change.head)
    } afterwards: { _, head in
      head?.write(workspace.auditHead)
    }
    return result
  }
}
