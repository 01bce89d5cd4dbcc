import Engines
import Synchronization

/// Does what must be done before a plan's SQL can be written: stores sources in the database, computes where parts end,
/// checks what joins expect, and tells what is lost on the way.
struct Staging {
  let context: FrameContext
  let connection: DuckConnection
  /// Only the first rows are wanted, so a large file is not read in full.
  let isPartial: Bool
  private var seen: Set<ObjectIdentifier> = []

  init(_ context: FrameContext, _ connection: DuckConnection, isPartial: Bool) {
    self.context = context
    self.connection = connection
    self.isPartial = isPartial
  }

  mutating func prepare(_ plan: Plan) throws {
    guard seen.insert(ObjectIdentifier(plan)).inserted else { return }
    if case .query(let query) = plan.step {
      try store(query, plan.schema)
      return
    }
    if plan.isPulled { return }
    if plan.isLive {
      if !isPartial { try pull(plan) }
      return
    }
    // What a group needs of a table elsewhere is asked for while it is computed.
    for input in plan.inputs where isPartial || !plan.isGroup || !input.isLive { try prepare(input) }
    switch plan.step {
    case .values(let source): try store(source)
    case .file(let source): try store(source)
    case .part(let partition, _): try Watch.current.stage(Progress(plan.work)) { try cut(partition) }
    case .join(let join): try Watch.current.stage(Progress(plan.work)) { try look(join, plan) }
    case .group, .distinct: if !isPartial { try Watch.current.stage(Progress(plan.work)) { try store(plan) } }
    case .filter, .derive: if !isPartial { try Watch.current.stage(Progress(plan.work)) { try tellLosses(plan) } }
    default: break
    }
  }

  private func store(_ source: ValueSource) throws {
    guard source.stored.withLock({ $0 }) == nil else { return }
    let name = context.freshName("values")
    var columns = source.table.columns.map { (name: $0.name, column: $0.duck) }
    if columns.isEmpty {
      let rows = Array(repeating: true, count: source.table.rowCount)
      columns = [(name: SQLWriter.key, column: DuckColumn(type: .bool, values: .bool(rows)))]
    }
    try connection.createTable(name, columns, temporary: false)
    let table = context.stored(name, rowCount: source.table.rowCount)
    source.stored.withLock { if $0 == nil { $0 = table } }
  }

  private func store(_ source: FileSource) throws {
    try source.checkUnchanged()
    try source.origin?.check(connection)
    guard source.stored.withLock({ $0 }) == nil, !source.format.isReadInPlace,
      !isPartial || source.isSmall || source.keeper != nil
    else { return }
    let table = try Watch.current.stage(source.reading) {
      try FileStore(source: source, context: context, connection: connection).stored()
    }
    try source.checkUnchanged()
    source.stored.withLock { if $0 == nil { $0 = table } }
    if !source.isSmall { try tellRead(source, table) }
  }

  /// What only the whole of a large file could tell: how many rows it has, and what is missing in them.
  private func tellRead(_ source: FileSource, _ table: StoredTable) throws {
    let names = source.layout.columns.map(\.name)
    let counts = names.map { "count(\(DuckSQL.name($0)))" }.joined(separator: ", ")
    let found = try connection.query("SELECT \(counts) FROM \(DuckSQL.name(table.name))").columns()
    var gaps: [String] = []
    for (name, column) in zip(names, found) {
      let missing = table.rowCount - (try Column("n", .int, column)[0].int ?? 0)
      if missing > 0 { gaps.append("\(Spelling.name(name)) \(Remark.number(missing))") }
    }
    context.note(
      "read \(Remark.count(table.rowCount, "row")) of \(Disk.name(source.paths[0]))"
        + (gaps.isEmpty ? "" : "; missing: \(gaps.prefix(12).joined(separator: ", "))"))
  }

  /// Pulls the rows of a table elsewhere, as far as the steps on it let through, and keeps them.
  private func pull(_ plan: Plan) throws {
    guard plan.stored.withLock({ $0 }) == nil else { return }
    var writer = SQLWriter()
    let text = try writer.finished(try writer.select(plan).sql)
    let name = context.freshName("pulled")
    let source = plan.files.first?.paths.first ?? "elsewhere"
    try Watch.current.stage(Progress("reading \(source)")) { try connection.create(name, text) }
    let count = try connection.query("SELECT count(*) FROM \(DuckSQL.name(name))").int() ?? 0
    let table = context.stored(name, rowCount: count)
    plan.stored.withLock { if $0 == nil { $0 = table } }
    let bytes = try connection.bytes(of: name, plan.schema.names)
    context.note(
      "pulled \(Remark.count(count, "row")) × \(Remark.count(plan.schema.count, "column")), \(Remark.bytes(bytes)), of \(source)"
    )
  }

  /// Keeps the rows of a group, and what a distinct leaves out, so that frames built on it are quick.
  private func store(_ plan: Plan) throws {
    guard plan.stored.withLock({ $0 }) == nil else { return }
    var writer = SQLWriter()
    let sql: String
    if case .distinct(let input, let names) = plan.step {
      sql = try writer.dropped(input, names)
    } else {
      sql = try writer.select(plan).sql
    }
    let name = context.freshName(plan.verb)
    let text = try writer.finished(sql)
    try context.steadily(text, connection) { try connection.create(name, text) }
    let count = try connection.query("SELECT count(*) FROM \(DuckSQL.name(name))").int() ?? 0
    let table = context.stored(name, rowCount: count)
    plan.stored.withLock { if $0 == nil { $0 = table } }
  }

  private mutating func store(_ query: QuerySource, _ schema: Schema) throws {
    guard query.stored.withLock({ $0 }) == nil else { return }
    var full = Staging(context, connection, isPartial: false)
    for frame in query.frames { try full.prepare(frame.plan) }
    let name = context.freshName("query")
    let text = try query.text(schema)
    try Watch.current.stage(Progress("running the query")) {
      try context.steadily(text, connection) { try connection.create(name, text) }
    }
    let count = try connection.query("SELECT count(*) FROM \(DuckSQL.name(name))").int() ?? 0
    let table = context.stored(name, rowCount: count)
    query.stored.withLock { if $0 == nil { $0 = table } }
  }

  private func cut(_ partition: Partition) throws {
    guard partition.cuts.withLock({ $0 }) == nil else { return }
    let cuts = try Cutting(partition: partition, connection: connection, note: context.note).cuts()
    partition.cuts.withLock { if $0 == nil { $0 = cuts } }
  }

  private func look(_ join: Join, _ plan: Plan) throws {
    guard !isPartial, !plan.told.withLock({ $0 }) else { return }
    try JoinLook(join: join, connection: connection, note: context.note).run()
    plan.told.withLock { $0 = true }
  }

  private func tellLosses(_ plan: Plan) throws {
    guard !plan.told.withLock({ $0 }) else { return }
    for line in try Losses(plan: plan, connection: connection).lines() { context.note(line) }
    plan.told.withLock { $0 = true }
  }
}

extension FileSource {
  /// The work of reading the files, counted in their bytes.
  fileprivate var reading: Progress {
    let name = Disk.name(paths[0]) + (paths.count > 1 ? " and \(paths.count - 1) more" : "")
    return Progress("reading \(name)", of: Double(stamps.reduce(0) { $0 + $1.size }), .bytes)
  }
}

extension Plan {
  /// What is done for the step before its rows are read.
  fileprivate var work: String {
    switch step {
    case .group: "grouping"
    case .join: "matching keys"
    case .part: "splitting"
    case .filter, .derive: "looking for what is missing"
    default: verb
    }
  }
}

extension Plan {
  /// A group, which is computed where its rows are read.
  fileprivate var isGroup: Bool { if case .group = step { true } else { false } }

  /// The rows are in a database elsewhere, and all steps on them pass row by row; until they are pulled.
  var isLive: Bool {
    guard stored.withLock({ $0 }) == nil else { return false }
    switch step {
    case .file(let source): return source.format == .table
    case .filter(let input, let condition): return !condition.hasAggregate && input.isLive
    case .derive(let input, let items): return !items.contains(where: \.expression.hasAggregate) && input.isLive
    case .keep(let input, _), .rename(let input, _), .head(let input, _): return input.isLive
    default: return false
    }
  }
}

extension DuckConnection {
  /// How many bytes the values of a table have, texts as they are and all else in eight bytes.
  fileprivate func bytes(of table: String, _ names: [String]) throws -> Int {
    guard !names.isEmpty else { return 0 }
    let columns = names.map { name in
      let column = DuckSQL.name(name)
      return "sum(CASE WHEN typeof(\(column)) = 'VARCHAR' THEN strlen(CAST(\(column) AS VARCHAR)) ELSE 8 END)"
    }
    return try query(
      "SELECT coalesce(\(columns.joined(separator: " + ")), 0)::BIGINT FROM \(DuckSQL.name(table))"
    ).int() ?? 0
  }

  /// Runs a written statement.
  func query(_ text: SQLText, streaming: Bool = false) throws -> DuckResult {
    do {
      return try query(text.sql, text.values.compactMap(\.duckValue), streaming: streaming)
    } catch let fault as Fault { throw fault.ofRunning }
  }

  /// Makes a table of a query's rows.
  func create(_ name: String, _ text: SQLText) throws {
    _ = try query(SQLText(sql: "CREATE TABLE \(DuckSQL.name(name)) AS \(text.sql)", values: text.values))
  }
}

extension Fault {
  /// A failed statement in the user's words: integers past 64 bits, dates past the calendar.
  var ofRunning: Fault {
    guard code == "E014" else { return self }
    let words = Spelling.folded(message)
    if words.contains("date") || words.contains("timestamp") || words.contains("interval") {
      return Fault("F046", "a date lies past the calendar's end (\(message))")
    }
    if message.contains("Overflow") || message.contains("INT128") || message.contains("out of range") {
      return Fault(
        "F015", "overflow: an integer result is past 64 bits (\(message))", help: "compute with decimals: `1.0 *`")
    }
    return self
  }
}
