import Calendar
import Engines
import GRDB
public import Learning

extension Registry {
  /// Makes a new version of a model, and the model where the name is new.
  ///
  /// Registering the same package from the same run with the same facts again gives the version that it already is, so
  /// that a pipeline step that was killed after its commit may simply run again.
  @discardableResult
  public func register(_ registration: Registration, as name: String) throws -> Version {
    try Name.check(name, as: "model")
    let hash = SHA256.hex(registration.package)
    let details = try Kept(registration.facts)
    return try change { change in
      let db = change.db
      try change.execute(
        "INSERT INTO models (name, created, who) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        [name, change.when.microseconds, change.who])
      if var run = registration.run {
        run.model = hash
        try Registry.save(run, change)
      }
      try blobs.put(registration.package, hash: hash)
      let same = try Version.query(db).fetchOne(
        where: "m.name = ? AND v.blob = ? AND v.run IS ? AND v.note IS ? AND v.task = ? AND v.details = ?",
        [name, hash, registration.run?.id, registration.note, registration.task.rawValue, details.text])
      if let same {
        try change.log("register", "\(same.reference)", "again \(hash)")
        return same
      }
      let number = try Int.fetchOne(
        db.cachedStatement(
          sql: "SELECT coalesce(max(number), 0) + 1 FROM versions v JOIN models m ON m.id = v.model WHERE m.name = ?"),
        arguments: [name])
      try change.execute(
        """
        INSERT INTO versions (model, number, run, blob, size, task, note, who, at, details)
        SELECT id, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM models WHERE name = ?
        """,
        [
          number, registration.run?.id, hash, registration.package.count, registration.task.rawValue, registration.note,
          change.who, change.when.microseconds, details.text, name,
        ])
      let version = try Registry.find(ModelReference(name, .number(number ?? 1)), db)
      try change.log("register", "\(version.reference)", "blob \(hash)\(version.run.map { " run \($0)" } ?? "")")
      return version
    }
  }

  /// Makes a new version of a trained model.
  @discardableResult
  public func register(
    _ model: Model, as name: String, id: String? = nil, time: String? = nil, metrics: [String: Double] = [:],
    run: Run? = nil, note: String? = nil
  ) throws -> Version {
    try register(Registration(model, id: id, time: time, metrics: metrics, run: run, note: note), as: name)
  }

  /// The version that a text points at: `loans`, `loans@production`, `loans@3`, `loans/3`, `loans@latest`.
  public func version(_ reference: String) throws -> Version { try version(ModelReference(parsing: reference)) }

  public func version(_ reference: ModelReference) throws -> Version {
    try store.read { try Registry.find(reference, $0) }
  }

  /// The versions of a model, newest first.
  public func versions(of name: String) throws -> [Version] {
    try store.read { db in
      let versions = try Version.query(db).fetchAll(where: "m.name = ?", [name])
      if versions.isEmpty { throw try Registry.missing(ModelReference(name), db) }
      return versions
    }
  }

  /// All versions, by model, newest first.
  public func versions() throws -> [Version] { try store.read { try Version.query($0).fetchAll(where: "true", []) } }

  /// The models by name.
  public func models() throws -> [ModelEntry] {
    try store.read { db in
      let aliases = try Registry.aliases(db)
      return try Row.fetchAll(
        db.cachedStatement(
          sql: """
            SELECT m.name, m.created, m.who, count(v.id), max(v.number)
            FROM models m LEFT JOIN versions v ON v.model = m.id GROUP BY m.id ORDER BY m.name
            """)
      ).map { row in
        ModelEntry(
          name: row[0], created: Moment(microseconds: row[1], isZoned: true), who: row[2], versions: row[3],
          newest: row[4],
          aliases: Dictionary(
            aliases.filter { $0.model == row[0] as String }.map { ($0.name, $0.version) }, uniquingKeysWith: { $1 }))
      }
    }
  }

  /// The model package of a version. Its hash was compared with the bytes that are given.
  public func package(of version: Version) throws -> [UInt8] {
    do {
      return try blobs.load(version.blob, of: "\(version.reference)")
    } catch let fault as Fault where fault.code == "W021" {
      if !isReadOnly { try? change { try $0.log("quarantine", "\(version.reference)", "blob \(version.blob)") } }
      throw fault
    }
  }

  /// The model of a version, its bytes checked.
  public func model(of version: Version) throws -> Model { try Model(package: package(of: version)) }

  static func find(_ reference: ModelReference, _ db: Database) throws -> Version {
    let query = Version.query(db)
    let name = reference.model
    let found: Version? =
      switch reference.choice {
      case .number(let number): try query.fetchOne(where: "m.name = ? AND v.number = ?", [name, number])
      case .newest: try query.fetchOne(where: "m.name = ?", [name])
      case .alias(let alias): try query.fetchOne(where: Version.holds, [name, alias])
      case .current:
        try query.fetchOne(where: Version.holds, [name, Registry.production])
          ?? query.fetchOne(where: "m.name = ?", [name])
      }
    if let found { return found }
    throw try missing(reference, db)
  }

  /// Says what of a reference is not there, with what is.
  static func missing(_ reference: ModelReference, _ db: Database) throws -> Fault {
    let names = try String.fetchAll(db, sql: "SELECT name FROM models ORDER BY name")
    let name = reference.model
    guard names.contains(name) else {
      return Fault(
        "W004", "there is no model `\(name)`", subject: name,
        help: names.isEmpty ? "no model is registered" : Nearest.help(for: name, in: names, called: "models"))
    }
    let newest = try Version.query(db).fetchOne(where: "m.name = ?", [name])
    let aliases = try Registry.aliases(db).filter { $0.model == name }.map(\.name)
    switch reference.choice {
    case .alias(let alias):
      let help = Nearest.help(for: alias, in: aliases, called: "aliases") { "\(name)@\($0)" }
      return Fault(
        "W005", "no version of `\(name)` is `\(alias)`", subject: "\(reference)",
        help: aliases.isEmpty ? "`promote` gives a version an alias" : help)
    default:
      let have = newest.map { "its newest version is \($0.number)" } ?? "it has no version"
      return Fault("W005", "there is no `\(reference)`", subject: "\(reference)", help: have)
    }
  }
}
