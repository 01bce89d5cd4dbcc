extension Frame {
  /// A value of each column, for a menu: the first rows of the sources, sent through the steps that make, rename and
  /// bring together columns. Nothing is told; a step that cannot be done with so few rows leaves its columns out.
  /// - Parameter scratch: where steps are computed, so that nothing of this frame's own context is held up or told.
  public func examples(in scratch: FrameContext) -> [String: Scalar] {
    var sampling = Sampling(context: context, scratch: scratch, rows: schema.count > 500 ? 5 : 200)
    guard let table = try? sampling.table(of: plan) else { return [:] }
    var found: [String: Scalar] = [:]
    for column in table.columns {
      found[column.name] = (0..<column.count).lazy.map { column[$0] }.first { $0 != .missing }
    }
    return found
  }
}

/// Sends a few rows of the sources through the steps of a plan, one step after the other.
private struct Sampling {
  let context: FrameContext
  let scratch: FrameContext
  let rows: Int
  private var known: [ObjectIdentifier: Table] = [:]

  init(context: FrameContext, scratch: FrameContext, rows: Int) {
    self.context = context
    self.scratch = scratch
    self.rows = rows
  }

  mutating func table(of plan: Plan) throws -> Table {
    if let table = known[ObjectIdentifier(plan)] { return table }
    let table = try made(plan)
    known[ObjectIdentifier(plan)] = table
    return table
  }

  private mutating func made(_ plan: Plan) throws -> Table {
    switch plan.step {
    case .values(let source): return try first(rows, of: source.table)
    case .file: return try Frame(plan, context).head(rows).collect()
    case .head(let input, let count): return try first(count, of: table(of: input))
    // These only choose rows: any of the input's stand for them.
    case .sort(let input, _), .distinct(let input, _): return try table(of: input)
    case .part(let partition, _): return try table(of: partition.input)
    case .filter(let input, let condition):
      let table = try table(of: input)
      guard let kept = try? run(.filter(step(table), condition), plan), kept.rowCount > 0 else { return table }
      return kept
    case .derive(let input, let items):
      let table = try table(of: input)
      return (try? run(.derive(step(table), items), plan)) ?? table
    case .keep(let input, let names):
      let table = try table(of: input)
      return try Table(names.compactMap { table[$0] }, rowCount: table.rowCount)
    case .rename(let input, let renamings): return try run(.rename(step(table(of: input)), renamings), plan)
    case .group(let input, let items): return try run(.group(step(table(of: input)), items), plan)
    case .explode(let input, let names): return try run(.explode(step(table(of: input)), names), plan)
    case .join(let join): return try joined(join, plan)
    case .concat(let inputs): return try run(.concat(inputs.map { step(try table(of: $0)) }), plan)
    case .query(let query):
      let frames = try query.frames.map { frame in
        Frame(step(try table(of: frame.plan)), scratch, name: frame.name)
      }
      return try run(.query(QuerySource(sql: query.sql, values: query.values, frames: frames)), plan)
    }
  }

  /// Rows that match; where none of the few do, rows of both sides beside each other.
  private mutating func joined(_ join: Join, _ plan: Plan) throws -> Table {
    let (left, right) = (try table(of: join.left), try table(of: join.right))
    let sampled = Join(
      left: step(left), right: step(right), keys: join.keys, kind: join.kind, expectation: .manyToMany,
      asOf: join.asOf, columns: join.columns)
    if let table = try? run(.join(sampled), plan), table.rowCount > 0 { return table }
    let count = min(left.rowCount, right.rowCount)
    let (a, b) = (try first(count, of: left), try first(count, of: right))
    var columns: [Column] = []
    for column in join.columns {
      let (table, name) =
        switch column.source {
        case .left(let name): (a, name)
        case .right(let name): (b, name)
        case .key(let key): (a, key.left)
        }
      guard var found = table[name] else { continue }
      found.name = column.name
      columns.append(found)
    }
    return try Table(columns, rowCount: count)
  }

  private func first(_ count: Int, of table: Table) throws -> Table {
    table.rowCount <= count ? table : try table.rows(Array(0..<max(0, count)))
  }

  private func step(_ table: Table) -> Plan { Plan(.values(ValueSource(table)), table.schema, verb: "frame") }

  private func run(_ step: Plan.Step, _ plan: Plan) throws -> Table {
    try Frame(Plan(step, plan.schema, verb: plan.verb), scratch).collect()
  }
}
