import Engines
import Synchronization

/// A plan as its user wrote it, verb by verb, with what is known before any row is read: columns, about how many rows,
/// what each source must be read for.
public struct PlanOutline: Sendable {
  /// How many rows a step gives.
  public enum Rows: Hashable, Sendable {
    case exactly(Int)
    case about(Int)
    case atMost(Int)
    case unknown
  }

  /// The step in the user's words: `filter .car_value > 0`.
  public var step: String
  public var rows: Rows
  public var schema: Schema
  /// Columns that the step adds or gives another type.
  public var added: [Field]
  /// Columns that are there before the step, and not after it.
  public var removed: [String]
  /// What is known of a source, or what the database does with it, one line each.
  public var notes: [String]
  public var inputs: [PlanOutline]
}

extension Frame {
  /// The outline of the frame's plan. No row is read for it; of a file that was not read yet, the first bytes tell about
  /// how many rows it has.
  public func outline() throws -> PlanOutline {
    var notes = Notes()
    plan.need(Set(schema.names), &notes)
    if plan.isReady { try notes.pushed(operators(isMeasured: false)) }
    return try PlanOutline(plan, notes, self)
  }

  /// What is said of sources, by the identity of their steps.
  fileprivate struct Notes {
    /// The columns that are asked of a source.
    var needed: [ObjectIdentifier: Set<String>] = [:]
    /// Conditions that the database puts to rows while it scans a table, by the table's name.
    var conditions: [String: [String]] = [:]

    mutating func pushed(_ operators: [PlanOperator]) throws {
      for found in operators {
        guard let table = found.table else { continue }
        conditions[table, default: []] += found.filters.filter { !(conditions[table] ?? []).contains($0) }
      }
    }
  }
}

extension PlanOutline {
  fileprivate init(_ plan: Plan, _ notes: Frame.Notes, _ frame: Frame) throws {
    inputs = try plan.inputs.map { try PlanOutline($0, notes, frame) }
    step = plan.ownText
    schema = plan.schema
    rows = try plan.rows(inputs.map(\.rows), frame)
    let before = inputs.first?.schema
    added =
      inputs.isEmpty ? [] : plan.schema.fields.filter { field in before?.type(of: field.name) != field.type }
    removed = inputs.count == 1 ? before?.names.filter { !plan.schema.contains($0) } ?? [] : []
    self.notes = PlanOutline.notes(plan, notes)
  }

  private static func notes(_ plan: Plan, _ notes: Frame.Notes) -> [String] {
    var lines: [String] = []
    var table: String?
    switch plan.step {
    case .file(let source):
      table = source.stored.withLock { $0?.name }
      let size = Remark.bytes(source.stamps.reduce(0) { $0 + $1.size })
      let way =
        source.format.isReadInPlace
        ? "read where it lies, column by column"
        : table == nil ? "will be read once into the session's database" : "in the session's database since it was read"
      lines.append("\(source.format.title)\(source.stamps.isEmpty ? "" : ", \(size)"), \(way)")
    case .values(let source): table = source.stored.withLock { $0?.name }
    case .query(let query):
      table = query.stored.withLock { $0?.name }
      lines.append(table == nil ? "will be run once" : "kept in the session's database since it ran")
    case .group, .distinct:
      if plan.stored.withLock({ $0 }) != nil { lines.append("kept in the session's database since it ran") }
      return lines
    default: return []
    }
    if let needed = notes.needed[ObjectIdentifier(plan)], needed.count < plan.schema.count {
      let names = plan.schema.names.filter(needed.contains)
      lines.append(
        "needs \(needed.count) of \(plan.schema.count) columns"
          + (names.isEmpty ? "" : ": \(names.map(Spelling.column).joined(separator: ", "))"))
    }
    if let table, let conditions = notes.conditions[table], !conditions.isEmpty {
      lines.append("passes over rows while it scans: \(conditions.joined(separator: ", "))")
    }
    return lines
  }
}

extension Plan {
  /// Says of each source which of its columns the steps above ask for.
  fileprivate func need(_ names: Set<String>, _ notes: inout Frame.Notes) {
    switch step {
    case .values, .file, .query:
      notes.needed[ObjectIdentifier(self), default: []].formUnion(names)
      for input in inputs { input.need(Set(input.schema.names), &notes) }
    case .filter(let input, let condition): input.need(names.union(condition.columns), &notes)
    case .derive(let input, let items):
      let made = items.filter { names.contains($0.name) }
      input.need(names.subtracting(items.map(\.name)).union(made.flatMap(\.expression.columns)), &notes)
    case .keep(let input, _), .head(let input, _): input.need(names, &notes)
    case .rename(let input, let renamings):
      let old = Dictionary(renamings.map { ($0.new, $0.old) }, uniquingKeysWith: { $1 })
      input.need(Set(names.map { old[$0] ?? $0 }), &notes)
    case .sort(let input, let keys): input.need(names.union(keys.flatMap(\.columns)), &notes)
    case .group(let input, let items): input.need(Set(items.flatMap(\.expression.columns)), &notes)
    case .distinct(let input, let keys), .explode(let input, let keys): input.need(names.union(keys), &notes)
    case .concat(let inputs): for input in inputs { input.need(names, &notes) }
    case .part(let partition, _): partition.input.need(names.union(partition.rule.expression?.columns ?? []), &notes)
    case .join(let join): join.need(names, &notes)
    }
  }

  /// Every source is in the database or read where it lies, and nothing has to be computed before the query.
  fileprivate var isReady: Bool {
    switch step {
    case .values(let source): return source.stored.withLock { $0 } != nil
    case .file(let source): return source.stored.withLock { $0 } != nil || source.format.isReadInPlace
    case .query(let query): return query.stored.withLock { $0 } != nil
    case .group, .distinct: return stored.withLock { $0 } != nil
    case .part(let partition, _): return partition.cuts.withLock { $0 } != nil && partition.input.isReady
    default: return inputs.allSatisfy(\.isReady)
    }
  }
}

extension Join {
  fileprivate func need(_ names: Set<String>, _ notes: inout Frame.Notes) {
    var (ofLeft, ofRight) = (Set(keys.map(\.left)), Set(keys.map(\.right)))
    if let asOf {
      ofLeft.insert(asOf.left)
      ofRight.insert(asOf.right)
    }
    for column in columns where names.contains(column.name) {
      switch column.source {
      case .left(let name): ofLeft.insert(name)
      case .right(let name): ofRight.insert(name)
      case .key: continue
      }
    }
    left.need(ofLeft, &notes)
    right.need(ofRight, &notes)
  }
}
