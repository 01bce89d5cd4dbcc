import Calendar
import Engines
public import Frames
import GRDB
import Glibc

extension Registry {
  /// Keeps the rows of a frame as the next version of a name. The same content under the same name is one version, which is
  /// given back then; a file of it that is gone or was put aside is written again. Throws W001 for what cannot be a name.
  public func keep(_ frame: Frame, as name: String, note: String? = nil) throws -> (snapshot: Snapshot, isNew: Bool) {
    try Name.check(name, as: "snapshot")
    let content = try frame.contentHash()
    let twins = try stored("content = ?", [content.hash])
    let isThere = twins.contains { blobs.holds($0.blob, size: $0.size) }
    if isThere, let known = twins.first(where: { $0.name == name }) { return (known, false) }
    let file = isThere ? nil : try written(frame)
    defer { if let file { unlink(file.path) } }
    let fields = try Kept(frame.schema.fields)
    let (number, isNew) = try change { change -> (Int, Bool) in
      let db = change.db
      if let file {
        try blobs.adopt(file.path, hash: file.hash, size: file.size)
        try change.execute(
          "UPDATE snapshots SET blob = ?, size = ? WHERE content = ?", [file.hash, file.size, content.hash])
      }
      if let known = try Int.fetchOne(
        db, sql: "SELECT number FROM snapshots WHERE name = ? AND content = ?", arguments: [name, content.hash])
      {
        if file != nil { try change.log("snapshot", "\(name)@\(known)", "written again") }
        return (known, false)
      }
      var (blob, size) = ("", 0)
      if let file {
        (blob, size) = (file.hash, file.size)
      } else if let twin = try Row.fetchOne(
        db, sql: "SELECT blob, size FROM snapshots WHERE content = ? LIMIT 1", arguments: [content.hash])
      {
        (blob, size) = (twin["blob"], twin["size"])
      }
      let number =
        (try Int.fetchOne(db, sql: "SELECT max(number) FROM snapshots WHERE name = ?", arguments: [name]) ?? 0) + 1
      try change.execute(
        """
        INSERT INTO snapshots (name, number, content, rows, columns, blob, size, note, who, at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        [
          name, number, content.hash, content.rows, fields.text, blob, size, note, change.who,
          change.when.microseconds,
        ])
      try change.log("snapshot", "\(name)@\(number)", "content \(content.hash)")
      return (number, true)
    }
    return (try snapshot(SnapshotName(name, number)), isNew)
  }

  /// The version that a name points at; F104 where there is none.
  public func snapshot(_ wanted: SnapshotName) throws -> Snapshot {
    let found =
      try wanted.number.map { try stored("name = ? AND number = ?", [wanted.name, $0]) }
      ?? stored("name = ?", [wanted.name])
    if let snapshot = found.first { return snapshot }
    let all = try snapshots()
    var names: [String] = []
    for snapshot in all where names.last != snapshot.name { names.append(snapshot.name) }
    throw wanted.unknown(among: names, newest: all.first { $0.name == wanted.name }?.number)
  }

  /// The versions of a name, or of all names, the newest of each first.
  public func snapshots(of name: String? = nil) throws -> [Snapshot] {
    try stored("?1 IS NULL OR name = ?1", [name])
  }

  /// The file of a version, after its content was found to be what was written.
  public func path(of snapshot: Snapshot) throws -> String {
    try blobs.verified(snapshot.blob, of: "\(snapshot.reference)")
  }

  private func stored(_ condition: String, _ arguments: StatementArguments) throws -> [Snapshot] {
    try store.read { db in
      try Row.fetchAll(
        db.cachedStatement(sql: "SELECT * FROM snapshots WHERE \(condition) ORDER BY name, number DESC"),
        arguments: arguments
      ).map(Snapshot.init(row:))
    }
  }

  /// The rows as a file beside the blobs, on the disk before anything names it.
  private func written(_ frame: Frame) throws -> (path: String, hash: String, size: Int) {
    let path = "\(workspace.folder)/snapshot-\(getpid())-\(UInt64.random(in: .min ... .max)).parquet"
    try frame.save(path)
    guard let digest = try Files.digest(path) else { throw Files.fault("read", path, ENOENT) }
    return (path, digest.hash, digest.size)
  }
}
