import Frames
import Language

extension Verb {
  static let sql = Verb(
    "sql", "Run SQL over frames by their variables' names; `$name` is the value of a variable.", effect: .none,
    foresight: .attempt,
    Face(
      example: "sql \"select count(*) as n from loans where amount > 100\"",
      Parameter<String>("query", "a select statement"),
      Parameter<Warehouse?>("from", "a database of `connect`, which runs the query in its own words", default: nil)
    ) { session, query, warehouse in
      guard let warehouse else { return try session.sql(query, []) }
      return try session.work("asking") { try warehouse.sql(query) }
    },
    Face(
      example: "loans | sql \"select max(amount) as most from _\"", Parameter<Frame>("frame", "what `_` stands for"),
      Parameter<String>("query", "a select statement")
    ) { session, frame, query in try session.sql(query, [("_", frame)]) })
}

extension Session {
  /// A query that sees the variables that it names: frames as tables, other values as `$name`.
  fileprivate func sql(_ query: String, _ given: [(name: String, frame: Frame)]) throws -> Frame {
    var tables = given
    var values: [(name: String, value: Scalar)] = []
    for name in Set(query.split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init)).sorted() {
      guard let value = interpreter.variable(named: name) else { continue }
      trace?.names.insert(name)
      if let frame = (value.asObject as? FrameObject)?.frame {
        tables.append((name, frame))
      } else if let scalar = try? Scalar(value) {
        values.append((name, scalar))
      }
    }
    let frame = try frames.sql(query, frames: tables, values: values)
    if let trace { try follow(query, values, trace) }
    return frame
  }

  /// Keeps what the query reads beside its frames.
  private func follow(
    _ query: String, _ values: [(name: String, value: Scalar)], _ trace: SessionTrace
  ) throws {
    let files = try frames.files(ofQuery: query, values: values)
    trace.files += files.paths.map { $0.hasPrefix("/") ? $0 : options.folder + "/" + $0 }
    if !files.areAll { trace.outside.insert("files that a query finds") }
    let words = Set(query.split { !($0.isLetter || $0.isNumber || $0 == "_") }.map { $0.lowercased() })
    if !words.isDisjoint(with: Session.clockWords) { trace.outside.insert("the clock") }
    if !words.isDisjoint(with: Session.chanceWords) { trace.outside.insert("chance") }
  }

  private static let clockWords: Set<String> = [
    "current_date", "current_time", "current_timestamp", "get_current_time", "get_current_timestamp", "localtime",
    "localtimestamp", "now", "today", "transaction_timestamp",
  ]
  private static let chanceWords: Set<String> = [
    "gen_random_uuid", "random", "reservoir", "tablesample", "uuid", "uuidv4", "uuidv7",
  ]
}
