import Engines
import Synchronization

/// The steps that bring rows together.
extension SQLWriter {
  mutating func group(_ input: Plan, _ items: [NamedExpression], _ schema: Schema, key: Bool) throws -> Selection {
    let needsKey = items.contains { $0.expression.hasOrder }
    let inner = try select(input, key: needsKey)
    var columns: [String] = []
    var keys: [String] = []
    try over(inner, keyed: needsKey) { writer in
      for (position, item) in items.enumerated() {
        let isKey = !item.expression.hasAggregate
        let typed = try writer.typed(item.expression, over: input.schema, isKey ? .rows : .group)
        columns.append("\(writer.value(typed, as: typed.type)) AS \(writer.dialect.identifier(item.name))")
        if isKey { keys.append("\(position + 1)") }
      }
    }
    var sql = "SELECT \(columns.joined(separator: ", ")) FROM (\(inner.sql))"
    if !keys.isEmpty {
      sql +=
        " GROUP BY \(keys.joined(separator: ", ")) ORDER BY "
        + keys.map { "\($0) ASC NULLS LAST" }.joined(separator: ", ")
    }
    return numbered(Selection(sql: sql), key: key)
  }

  /// Rows come as the database matches them; their number holds the left side's and the right's.
  mutating func join(_ join: Join, _ schema: Schema, key: Bool) throws -> Selection {
    if let asOf = join.asOf { return try asOfJoin(join, asOf, key: key) }
    let isLookup = join.isLookup
    let left = try select(join.left, key: key)
    let right = try select(join.right, key: key && !isLookup)
    let conditions = join.keys.map { key in
      "\(side("l", key.left, left)) = \(side("r", key.right, right))"
    }
    let on = conditions.joined(separator: " AND ")
    var casts: [String: String] = [:]
    var columns: [String] = []
    for (column, field) in zip(join.columns, schema.fields) {
      let text: String
      switch column.source {
      case .left(let name):
        text = "l.\(dialect.identifier(name))"
        casts[column.name] = left.casts[name]
      case .right(let name):
        text = "r.\(dialect.identifier(name))"
        casts[column.name] = right.casts[name]
      case .key(let key):
        text =
          "CAST(coalesce(\(side("l", key.left, left)), \(side("r", key.right, right))) AS \(dialect.type(field.type)))"
      }
      columns.append("\(text) AS \(dialect.identifier(column.name))")
    }
    if key { columns.append("\(number(join, isLookup: isLookup)) AS \(dialect.identifier(SQLWriter.key))") }
    let sql =
      "SELECT \(columns.joined(separator: ", ")) FROM (\(left.sql)) AS l \(join.kind.rawValue.uppercased()) JOIN "
      + "(\(right.sql)) AS r ON \(on)"
    return Selection(sql: sql, casts: casts)
  }

  /// The number of a joined row: the left side's number first, then the right's; a side that has no row comes last.
  private func number(_ join: Join, isLookup: Bool) -> String {
    let rowKey = dialect.identifier(SQLWriter.key)
    guard !isLookup else { return "l.\(rowKey)" }
    let (a, b) = (join.left.keyBound, join.right.keyBound)
    guard join.keyBound < Plan.keyLimit else {
      return "row_number() OVER (ORDER BY l.\(rowKey) NULLS LAST, r.\(rowKey) NULLS LAST)"
    }
    return "(coalesce(l.\(rowKey), \(a)) * \(b + 1)::BIGINT + coalesce(r.\(rowKey), \(b)))"
  }

  func side(_ alias: String, _ name: String, _ selection: Selection) -> String {
    let text = "\(alias).\(dialect.identifier(name))"
    return selection.casts[name].map { "CAST(\(text) AS \($0))" } ?? text
  }

  mutating func concat(_ inputs: [Plan], _ schema: Schema, key: Bool) throws -> Selection {
    var parts: [String] = []
    var offset = 0
    for input in inputs {
      let inner = try select(input, key: key)
      var columns = schema.fields.map { field in
        let name = dialect.identifier(field.name)
        let isPlain = input.schema.type(of: field.name) == field.type && inner.casts[field.name] == nil
        let text = input.schema.contains(field.name) ? name : "NULL"
        return isPlain ? name : "CAST(\(text) AS \(dialect.type(field.type))) AS \(name)"
      }
      if key {
        let name = dialect.identifier(SQLWriter.key)
        columns.append("\(name) + \(offset)::BIGINT AS \(name)")
        offset += input.keyBound
      }
      parts.append("SELECT \(columns.joined(separator: ", ")) FROM (\(inner.sql))")
    }
    return Selection(sql: parts.joined(separator: " UNION ALL "))
  }

  /// The rows come in the order of the input's, their elements in the order of the lists.
  mutating func explode(_ input: Plan, _ names: [String], key: Bool) throws -> Selection {
    let inner = try ordered(input)
    let columns = input.schema.names.map { name in
      let own = dialect.identifier(name)
      guard names.contains(name) else { return own }
      return "unnest(CASE WHEN len(\(own)) > 0 THEN \(own) ELSE [NULL] END) AS \(own)"
    }
    let sql = "SELECT \(columns.joined(separator: ", ")) FROM (\(inner.sql))"
    return numbered(Selection(sql: sql, casts: inner.casts.filter { !names.contains($0.key) }), key: key)
  }

  mutating func distinct(_ plan: Plan, _ input: Plan, _ names: [String], key: Bool) throws -> Selection {
    let inner = try select(input, key: true)
    let rowKey = dialect.identifier(SQLWriter.key)
    let choice =
      if let dropped = plan.stored.withLock({ $0 }) {
        "NOT IN (SELECT \(rowKey) FROM \(dialect.identifier(dropped.name)))"
      } else { "IN (\(firsts(inner, names)))" }
    return Selection(
      sql: "SELECT \(list(input.schema.names, key: key)) FROM (\(inner.sql)) WHERE \(rowKey) \(choice)",
      casts: inner.casts)
  }

  /// The numbers of the rows that a distinct leaves out: few, most often, and kept once they are computed.
  mutating func dropped(_ input: Plan, _ names: [String]) throws -> String {
    let inner = try select(input, key: true)
    let rowKey = dialect.identifier(SQLWriter.key)
    return "SELECT \(rowKey) FROM (\(inner.sql)) WHERE \(rowKey) NOT IN (\(firsts(inner, names)))"
  }

  private func firsts(_ inner: Selection, _ names: [String]) -> String {
    "SELECT min(\(dialect.identifier(SQLWriter.key))) FROM (\(inner.sql)) GROUP BY "
      + names.map(dialect.identifier).joined(separator: ", ")
  }

  mutating func part(_ partition: Partition, _ kept: Set<Int>, key: Bool) throws -> Selection {
    guard let cuts = partition.cuts.withLock({ $0 }) else { throw Fault("F030", "the parts are not computed yet") }
    let schema = partition.input.schema
    let needsKey = key || partition.rule.needsKey
    let inner = try select(partition.input, key: needsKey)
    let condition = try over(inner, keyed: needsKey) { writer in
      try writer.condition(partition, cuts, kept, schema)
    }
    return Selection(
      sql: "SELECT \(list(schema.names, key: key)) FROM (\(inner.sql)) WHERE \(condition)", casts: inner.casts)
  }

  /// What a row's place in a partition is decided by: a scattered number of 32 bits, or a time.
  mutating func measure(_ partition: Partition) throws -> String {
    let schema = partition.input.schema
    switch partition.rule {
    case .random, .count, .stratified: return scatter(dialect.identifier(SQLWriter.key), partition.seed)
    case .grouped(let expression):
      let text = "CAST(\(value(try typed(expression, over: schema, .row))) AS VARCHAR)"
      return scatter("CAST(md5_number_lower(coalesce(\(text), '')) >> 12 AS BIGINT)", partition.seed)
    case .time(let expression), .condition(let expression): return value(try typed(expression, over: schema, .row))
    }
  }

  private func scatter(_ number: String, _ seed: Int) -> String {
    "scatter(\(number), \(seed & 0xFFFF_FFFF), \(seed >> 32))"
  }

  private mutating func condition(
    _ partition: Partition, _ cuts: Partition.Cuts, _ kept: Set<Int>, _ schema: Schema
  ) throws -> String {
    let measure = try measure(partition)
    switch cuts {
    case .condition: return kept.contains(1) ? "coalesce(\(measure), false)" : "NOT coalesce(\(measure), false)"
    case .numbers(let bounds): return ranges(measure, bounds.map(String.init), kept)
    case .times(let bounds):
      let type = bounds.first?.type ?? .missing
      let text = ranges(measure, bounds.map { literal($0, type) }, kept)
      return kept.contains(0) ? "coalesce(\(text), true)" : "coalesce(\(text), false)"
    case .strata(let strata):
      guard case .stratified(let expression) = partition.rule else { return "true" }
      let stratum = value(try typed(expression, over: schema, .row))
      let parts = (strata.first?.bounds ?? []).indices.map { position in
        "CASE"
          + strata.map { entry in
            let holds =
              entry.value.isMissing ? "\(stratum) IS NULL" : "\(stratum) = \(literal(entry.value, entry.value.type))"
            return " WHEN \(holds) THEN \(entry.bounds[position])"
          }.joined() + " END"
      }
      return ranges(measure, parts, kept)
    }
  }

  /// Whether a measure lies in one of the kept parts, between the bounds on both sides.
  private func ranges(_ measure: String, _ bounds: [String], _ kept: Set<Int>) -> String {
    let pieces = kept.sorted().map { part in
      var sides: [String] = []
      if part > 0, part <= bounds.count { sides.append("\(measure) >= \(bounds[part - 1])") }
      if part < bounds.count { sides.append("\(measure) < \(bounds[part])") }
      return sides.isEmpty ? "true" : "(" + sides.joined(separator: " AND ") + ")"
    }
    return pieces.isEmpty ? "false" : "(" + pieces.joined(separator: " OR ") + ")"
  }
}

extension Partition.Rule {
  var needsKey: Bool {
    switch self {
    case .random, .count, .stratified: true
    case .grouped, .time, .condition: false
    }
  }
}
