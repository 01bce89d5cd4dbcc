public import Calendar
import Engines
import Frames
import GRDB

extension Registry {
  /// Records a run, or what has become of it since. With a package the model is kept too, under `run.model`.
  @discardableResult
  public func record(_ run: Run, model package: [UInt8]? = nil) throws -> Run {
    var run = run
    if let package { run.model = SHA256.hex(package) }
    return try change { [run] change in
      if let package, let hash = run.model { try blobs.put(package, hash: hash) }
      try Registry.save(run, change)
      try change.log("record", run.id, "\(run.status.rawValue)\(run.script.map { " \($0)" } ?? "")")
      return run
    }
  }

  /// The runs, newest first; of one experiment where it is named.
  public func runs(
    status: Run.Status? = nil, since: Moment? = nil, experiment: String? = nil, limit: Int = 1000
  ) throws -> [Run] {
    try store.read { db in
      let statement = try db.cachedStatement(
        sql: """
          SELECT * FROM runs WHERE (?1 IS NULL OR status = ?1) AND (?2 IS NULL OR started >= ?2)
            AND (?3 IS NULL OR experiment = ?3)
          ORDER BY started DESC, id LIMIT ?4
          """)
      return try Row.fetchAll(statement, arguments: [status?.rawValue, since?.microseconds, experiment, max(0, limit)])
        .map(Run.init(row:))
    }
  }

  /// The run of an id; its first five characters or more are enough where they name only one.
  public func run(_ id: String) throws -> Run {
    let found = try store.read { db in
      try Row.fetchAll(
        db.cachedStatement(sql: "SELECT * FROM runs WHERE substr(id, 1, length(?1)) = ?1 ORDER BY id LIMIT 2"),
        arguments: [id]
      ).map(Run.init(row:))
    }
    let isLong = id.utf8.count >= 5
    if let run = found.first(where: { $0.id == id }) ?? (found.count == 1 && isLong ? found.first : nil) { return run }
    let isShared = found.count > 1 && isLong
    throw Fault(
      "W006", isShared ? "more than one run begins with `\(id)`" : "there is no run `\(id)`", subject: id,
      help: isShared ? "write more of its id" : "`runs` lists them")
  }

  /// Writes a run's row inside a transaction; who and when it began stay as they were first recorded.
  static func save(_ run: Run, _ change: Change) throws {
    try Name.check(run.id, as: "run")
    if let experiment = run.experiment { try Name.check(experiment, as: "experiment") }
    let details = try Kept(Run.Details(data: run.data, parameters: run.parameters, metrics: run.metrics))
    try change.execute(
      """
      INSERT INTO runs (id, started, ended, status, who, host, script, code, model, details, experiment)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET ended = excluded.ended, status = excluded.status, script = excluded.script,
        code = excluded.code, model = coalesce(excluded.model, model), details = excluded.details
      """,
      [
        run.id, run.started.microseconds, run.ended?.microseconds, run.status.rawValue, run.who, run.host, run.script,
        run.code, run.model, details.text, run.experiment,
      ])
  }
}

extension Run {
  struct Details: Codable, Hashable, Sendable {
    var data: [Source]
    var parameters: [String: Scalar]
    var metrics: [String: Double]
  }

  init(row: Row) throws {
    let details = Kept<Details>(text: row["details"]).value
    self.init(
      id: row["id"], started: Moment(microseconds: row["started"], isZoned: true),
      ended: (row["ended"] as Int64?).map { Moment(microseconds: $0, isZoned: true) },
      status: Status(rawValue: row["status"]) ?? .stopped, who: row["who"], host: row["host"], script: row["script"],
      code: row["code"], data: details?.data ?? [], parameters: details?.parameters ?? [:],
      metrics: details?.metrics ?? [:], model: row["model"], experiment: row["experiment"])
  }
}
