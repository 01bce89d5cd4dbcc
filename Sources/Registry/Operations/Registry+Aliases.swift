import Calendar
import Engines
import GRDB

extension Registry {
  /// The alias that a bare name, `deploy` and `rollback` mean.
  public static let production = "production"

  /// Points an alias at a version. A version that holds it already keeps it and nothing is recorded.
  @discardableResult
  public func promote(_ version: Version, to alias: String = Registry.production) throws -> Alias {
    try promote(version.reference, to: alias)
  }

  @discardableResult
  public func promote(_ reference: ModelReference, to alias: String = Registry.production) throws -> Alias {
    try Registry.check(alias: alias)
    return try change { change in
      let version = try Registry.find(reference, change.db)
      try requireBlob(of: version)
      let current = try AliasMove.current(version.model, alias, change.db)
      if current?.number != version.number {
        try AliasMove.make(.promote, version, alias, from: current, before: current?.id, change)
      }
      return try Registry.alias(alias, of: version.model, change.db)
    }
  }

  /// Takes an alias back to the version that held it before; again, one further back, and never forward.
  /// With `to` it goes to exactly that version.
  @discardableResult
  public func rollback(_ model: String, alias: String = Registry.production, to number: Int? = nil) throws -> Version {
    try change { change in
      let db = change.db
      guard let current = try AliasMove.current(model, alias, db) else {
        throw try Registry.missing(ModelReference(model, .alias(alias)), db)
      }
      if let number {
        let version = try Registry.find(ModelReference(model, .number(number)), db)
        try requireBlob(of: version)
        guard version.number != current.number else { return version }
        // Back to a place that the alias stood at: what lay before that place lies before it again.
        let place = try AliasMove.line(from: current, db).first { $0.number == number }
        try AliasMove.make(
          .rollback, version, alias, from: current, before: place.map(\.before) ?? current.id, change)
        return try Registry.find(version.reference, db)
      }
      guard let before = current.before, let place = try AliasMove.with(id: before, db) else {
        throw Fault(
          "W007", "no version of `\(model)` was `\(alias)` before version \(current.number)", subject: model,
          help: "name one: rollback \"\(model)\", to: 1")
      }
      let version = try Registry.find(ModelReference(model, .number(place.number)), db)
      try requireBlob(of: version)
      try AliasMove.make(.rollback, version, alias, from: current, before: place.before, change)
      return try Registry.find(version.reference, db)
    }
  }

  /// Every alias with the version that holds it, by model and alias.
  public func aliases() throws -> [Alias] { try store.read { try Registry.aliases($0) } }

  /// Every move of a model's aliases, newest first.
  public func history(of model: String) throws -> [Move] {
    try store.read { db in
      let moves = try Row.fetchAll(
        db.cachedStatement(
          sql: """
            SELECT mv.alias, mv.kind, h.number, v.number, mv.who, mv.at
            FROM moves mv JOIN models m ON m.id = mv.model JOIN versions v ON v.id = mv.version
              LEFT JOIN versions h ON h.id = mv.held
            WHERE m.name = ? ORDER BY mv.id DESC
            """), arguments: [model]
      ).map { row in
        Move(
          model: model, alias: row[0], kind: Move.Kind(rawValue: row[1]) ?? .promote, from: row[2], to: row[3],
          who: row[4], when: Moment(microseconds: row[5], isZoned: true))
      }
      if moves.isEmpty { _ = try Registry.find(ModelReference(model), db) }
      return moves
    }
  }

  static func aliases(_ db: Database) throws -> [Alias] {
    try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT m.name, a.alias, v.number, mv.who, mv.at
          FROM aliases a JOIN models m ON m.id = a.model JOIN moves mv ON mv.id = a.move
            JOIN versions v ON v.id = mv.version
          ORDER BY m.name, a.alias
          """)
    ).map { row in
      Alias(
        model: row[0], name: row[1], version: row[2], who: row[3], when: Moment(microseconds: row[4], isZoned: true))
    }
  }

  private static func alias(_ name: String, of model: String, _ db: Database) throws -> Alias {
    guard let alias = try aliases(db).first(where: { $0.model == model && $0.name == name }) else {
      throw try missing(ModelReference(model, .alias(name)), db)
    }
    return alias
  }

  private static func check(alias: String) throws {
    try Name.check(alias, as: "alias")
    guard alias != "latest", !alias.utf8.allSatisfy({ (48...57).contains($0) }) else {
      throw Fault(
        "W001", "`\(alias)` cannot be the name of an alias", subject: alias,
        help: alias == "latest" ? "`@latest` always is the newest version" : "a number always is a version")
    }
  }

  private func requireBlob(of version: Version) throws {
    guard blobs.holds(version.blob, size: version.size) else {
      _ = try blobs.load(version.blob, of: "\(version.reference)")
      return
    }
  }
}
