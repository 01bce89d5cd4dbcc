import Calendar
import Engines
import GRDB

extension Registry {
  /// Wants an endpoint that serves a version: an alias is followed when it moves, a number stays. A bare model name
  /// follows `production`. The endpoint is called after the model unless it is given a name.
  @discardableResult
  public func deploy(_ reference: ModelReference, as name: String? = nil) throws -> DesiredEndpoint {
    var target = reference
    if target.choice == .current { target.choice = .alias(Registry.production) }
    if target.choice == .newest { target.choice = .number(try version(target).number) }
    let name = name ?? target.model
    try Name.check(name, as: "endpoint")
    return try change { [target] change in
      let version = try Registry.find(target, change.db)
      guard blobs.holds(version.blob, size: version.size) else {
        throw Fault(
          "W020", "the model file of `\(version.reference)` is missing", subject: "\(reference)",
          help: "put it back from a copy, or register the model again")
      }
      try change.execute(
        """
        INSERT INTO endpoints (name, target, state, who, at) VALUES (?, ?, 'serving', ?, ?)
        ON CONFLICT (name) DO UPDATE SET target = excluded.target, state = excluded.state, who = excluded.who,
          at = excluded.at
        """, [name, target.description, change.who, change.when.microseconds])
      try change.log("deploy", name, "\(target)")
      return DesiredEndpoint(name: name, target: target, state: .serving, who: change.who, when: change.when)
    }
  }

  /// Wants an endpoint no more.
  @discardableResult
  public func undeploy(_ name: String) throws -> DesiredEndpoint {
    try change { change in
      let all = try Registry.endpoints(change.db).filter { $0.state == .serving }
      guard var endpoint = all.first(where: { $0.name == name }) else {
        let names = all.map(\.name)
        throw Fault(
          "W008", "there is no endpoint `\(name)`", subject: name,
          help: names.isEmpty ? "none is deployed" : Nearest.help(for: name, in: names, called: "endpoints"))
      }
      try change.execute(
        "UPDATE endpoints SET state = 'stopped', who = ?, at = ? WHERE name = ?",
        [change.who, change.when.microseconds, name])
      try change.log("undeploy", name, "\(endpoint.target)")
      endpoint.state = .stopped
      endpoint.who = change.who
      endpoint.when = change.when
      return endpoint
    }
  }

  /// The endpoints that are wanted, by name; with `.stopped` those that were once, with none all of them.
  public func endpoints(_ state: DesiredEndpoint.State? = .serving) throws -> [DesiredEndpoint] {
    try store.read { db in try Registry.endpoints(db).filter { state == nil || $0.state == state } }
  }

  private static func endpoints(_ db: Database) throws -> [DesiredEndpoint] {
    try Row.fetchAll(db.cachedStatement(sql: "SELECT name, target, state, who, at FROM endpoints ORDER BY name"))
      .map { row in
        DesiredEndpoint(
          name: row[0], target: try ModelReference(parsing: row[1]),
          state: DesiredEndpoint.State(rawValue: row[2]) ?? .stopped, who: row[3],
          when: Moment(microseconds: row[4], isZoned: true))
      }
  }
}
