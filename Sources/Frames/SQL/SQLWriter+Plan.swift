import Engines
import Synchronization

/// A query whose rows are those of a plan.
struct Selection {
  var sql: String
  /// The columns that are stored narrower than their type, with the type to cast them to where they are computed with.
  var casts: [String: String] = [:]
}

extension SQLWriter {
  /// The column that numbers rows, the same for the same data however it is scanned.
  static let key = "__row"

  /// The query of a plan whose rows come in their order.
  mutating func ordered(_ plan: Plan) throws -> Selection {
    guard !plan.isOrdered else { return try select(plan) }
    let inner = try select(plan, key: true)
    return Selection(
      sql: "SELECT \(list(plan.schema.names, key: false)) FROM (\(inner.sql)) ORDER BY "
        + dialect.identifier(SQLWriter.key), casts: inner.casts)
  }

  /// The query of a plan; with `key`, a further column numbers the rows in their order. The rows themselves come in
  /// that order only where `plan.isOrdered` says so. Sources must have been prepared.
  mutating func select(_ plan: Plan, key: Bool = false) throws -> Selection {
    if plan.isPulled, let table = plan.stored.withLock({ $0 }) { return try stored(table, plan.schema, key: key) }
    switch plan.step {
    case .values(let source): return try stored(source.stored.withLock { $0 }, plan.schema, key: key)
    case .file(let source): return try file(source, plan.schema, key: key)
    case .query(let query): return try self.query(query, plan.schema, key: key)
    case .filter(let input, let condition): return try filter(input, condition, key: key)
    case .derive(let input, let items): return try derive(input, items, plan.schema, key: key)
    case .keep(let input, let names):
      let inner = try select(input, key: key)
      return Selection(
        sql: "SELECT \(list(names, key: key)) FROM (\(inner.sql))", casts: inner.casts.filter { names.contains($0.key) }
      )
    case .rename(let input, let renamings): return try rename(input, renamings, key: key)
    case .sort(let input, let keys): return try sort(input, keys, key: key)
    case .head(let input, let count):
      let inner = try select(input, key: key || !input.isOrdered)
      let order = input.isOrdered ? "" : " ORDER BY \(dialect.identifier(SQLWriter.key))"
      return Selection(
        sql: "SELECT \(list(plan.schema.names, key: key)) FROM (\(inner.sql))\(order) LIMIT \(count)",
        casts: inner.casts)
    case .group(let input, let items):
      if let table = plan.stored.withLock({ $0 }) { return try stored(table, plan.schema, key: key) }
      return try group(input, items, plan.schema, key: key)
    case .join(let join): return try self.join(join, plan.schema, key: key)
    case .concat(let inputs): return try concat(inputs, plan.schema, key: key)
    case .distinct(let input, let names): return try distinct(plan, input, names, key: key)
    case .explode(let input, let names): return try explode(input, names, key: key)
    case .part(let partition, let kept): return try part(partition, kept, key: key)
    }
  }

  /// The columns by name, with the row's number behind them where it is wanted.
  func list(_ names: [String], key: Bool) -> String {
    let columns = names.map(dialect.identifier) + (key ? [dialect.identifier(SQLWriter.key)] : [])
    return columns.isEmpty ? "1 AS \(dialect.identifier(SQLWriter.key))" : columns.joined(separator: ", ")
  }

  /// Numbers the rows of a query whose order is settled.
  func numbered(_ selection: Selection, key: Bool) -> Selection {
    guard key else { return selection }
    let name = dialect.identifier(SQLWriter.key)
    return Selection(sql: "SELECT *, row_number() OVER () AS \(name) FROM (\(selection.sql))", casts: selection.casts)
  }

  /// Settles an expression over a plan's columns; the plan's verbs have checked it before.
  func typed(_ expression: Expression, over schema: Schema, _ place: Scope.Place = .rows) throws(Fault)
    -> TypedExpression
  {
    try expression.typed(in: Scope(schema, place: place))
  }

  /// Writes expressions over the rows of a query.
  mutating func over<T>(_ selection: Selection, keyed: Bool, _ write: (inout SQLWriter) throws -> T) rethrows -> T {
    let (outerCasts, outerKey) = (casts, rowKey)
    casts = selection.casts
    rowKey = keyed ? SQLWriter.key : nil
    defer { (casts, rowKey) = (outerCasts, outerKey) }
    return try write(&self)
  }

  func stored(_ table: StoredTable?, _ schema: Schema, key: Bool) throws -> Selection {
    guard let table else { throw Fault("F030", "the rows are not in the database yet") }
    var columns = schema.names.map(dialect.identifier)
    if key || columns.isEmpty { columns.append("rowid AS \(dialect.identifier(SQLWriter.key))") }
    return Selection(
      sql: "SELECT \(columns.joined(separator: ", ")) FROM \(dialect.identifier(table.name))", casts: table.casts)
  }

  private func file(_ source: FileSource, _ schema: Schema, key: Bool) throws -> Selection {
    if let table = source.stored.withLock({ $0 }) { return try stored(table, schema, key: key) }
    var columns = source.layout.columns.map { "\($0.sql) AS \(dialect.identifier($0.name))" }
    if key {
      columns.append("\(source.layout.rowNumber ?? "row_number() OVER ()") AS \(dialect.identifier(SQLWriter.key))")
    }
    return Selection(sql: "SELECT \(columns.joined(separator: ", ")) FROM \(source.layout.reader)")
  }

  private func query(_ query: QuerySource, _ schema: Schema, key: Bool) throws -> Selection {
    try stored(query.stored.withLock { $0 }, schema, key: key)
  }

  private mutating func filter(_ input: Plan, _ condition: Expression, key: Bool) throws -> Selection {
    let needsKey = key || condition.hasAggregate
    var inner = try select(input, key: needsKey)
    if case .file(let source) = input.step, input.isLive {
      let pushed = Pushed.conditions(condition, source)
      if !pushed.isEmpty { inner.sql += " WHERE \(pushed.joined(separator: " AND "))" }
    }
    let text = try over(inner, keyed: needsKey) { writer in
      writer.value(try writer.typed(condition, over: input.schema))
    }
    let clause = condition.hasAggregate ? "QUALIFY" : "WHERE"
    return Selection(
      sql: "SELECT \(list(input.schema.names, key: key)) FROM (\(inner.sql)) \(clause) \(text)",
      casts: inner.casts)
  }

  private mutating func derive(
    _ input: Plan, _ items: [NamedExpression], _ schema: Schema, key: Bool
  ) throws -> Selection {
    let hasWindow = items.contains(where: \.expression.hasAggregate)
    let needsKey = key || hasWindow
    let inner = try select(input, key: needsKey)
    var casts = inner.casts
    var texts: [String: String] = [:]
    for item in items {
      let typed = try typed(item.expression, over: input.schema)
      if case .column(let old, _) = typed.node {
        texts[item.name] = dialect.identifier(old)
        casts[item.name] = inner.casts[old]
      } else {
        texts[item.name] = over(inner, keyed: needsKey) { $0.value(typed, as: typed.type) }
        casts[item.name] = nil
      }
    }
    var columns = schema.names.map { name in
      texts[name].map { "\($0) AS \(dialect.identifier(name))" } ?? dialect.identifier(name)
    }
    if key { columns.append(dialect.identifier(SQLWriter.key)) }
    return Selection(
      sql: "SELECT \(columns.joined(separator: ", ")) FROM (\(inner.sql))", casts: casts)
  }

  private mutating func rename(_ input: Plan, _ renamings: [Renaming], key: Bool) throws -> Selection {
    let inner = try select(input, key: key)
    let new = Dictionary(renamings.map { ($0.old, $0.new) }, uniquingKeysWith: { $1 })
    var columns = input.schema.names.map { name in
      new[name].map { "\(dialect.identifier(name)) AS \(dialect.identifier($0))" } ?? dialect.identifier(name)
    }
    if key { columns.append(dialect.identifier(SQLWriter.key)) }
    let casts = Dictionary(inner.casts.map { (new[$0.key] ?? $0.key, $0.value) }, uniquingKeysWith: { $1 })
    return Selection(sql: "SELECT \(columns.joined(separator: ", ")) FROM (\(inner.sql))", casts: casts)
  }

  private mutating func sort(_ input: Plan, _ keys: [Expression], key: Bool) throws -> Selection {
    let inner = try select(input, key: true)
    let order = try over(inner, keyed: true) { writer in
      writer.keys(try Expression.keys(keys, Scope(input.schema)), rowKey: SQLWriter.key)
    }
    let sql = "SELECT \(list(input.schema.names, key: false)) FROM (\(inner.sql)) ORDER BY \(order)"
    return numbered(Selection(sql: sql, casts: inner.casts), key: key)
  }
}

extension Plan {
  /// The rows were pulled from elsewhere and are kept; what is kept of other kinds of steps is something else.
  var isPulled: Bool {
    switch step {
    case .file, .filter, .derive, .keep, .rename, .head: stored.withLock { $0 } != nil
    default: false
    }
  }
}

extension Expression {
  /// A window or aggregate in it depends on the order of rows.
  var hasOrder: Bool {
    if case .aggregate(let aggregate) = self, !aggregate.order.isEmpty { return true }
    return children.contains(where: \.hasOrder)
  }
}
