import Engines

extension Frame {
  /// One row for each column: its type, how many values are missing and distinct, and where they lie. Minimum, median
  /// and maximum are texts, because columns differ in type; `top` is the most frequent value.
  public func describe() throws -> Table {
    let table = try read(counting: true) { connection, text in try summaries(connection, text) }
    return table
  }

  private func summaries(_ connection: DuckConnection, _ text: SQLText) throws -> Table {
    var builders = [
      ColumnBuilder("column", .text), ColumnBuilder("type", .text), ColumnBuilder("missing", .int),
      ColumnBuilder("distinct", .int), ColumnBuilder("mean", .double), ColumnBuilder("sd", .double),
      ColumnBuilder("min", .text), ColumnBuilder("median", .text), ColumnBuilder("max", .text),
      ColumnBuilder("top", .text),
    ]
    guard schema.count > 0 else { return try Table(builders.map(\.finished), rowCount: 0) }
    let plans = schema.fields.map(ColumnSummary.init)
    let columns = ["count(*)"] + plans.flatMap(\.columns)
    let sql = "SELECT \(columns.joined(separator: ", ")) FROM (\(text.sql))"
    let found = try connection.query(SQLText(sql: sql, values: text.values)).columns()
    let total = try Column("n", .int, found[0])[0].int ?? 0
    var at = 1
    for plan in plans {
      var summary = try plan.read(Array(found[at..<at + plan.columns.count]), total: total)
      at += plan.columns.count
      if plan.isCounted { try plan.count(&summary, connection, text) }
      let cells: [Scalar] = [
        .text(plan.field.name), .text("\(plan.field.type)"), .int(summary.missing), summary.distinct, summary.mean,
        summary.sd, summary.min, summary.median, summary.max, summary.top,
      ]
      for (position, cell) in cells.enumerated() { try builders[position].append(cell) }
    }
    return try Table(builders.map(\.finished), rowCount: schema.count)
  }
}

/// What is asked of one column, and how the answer is read.
private struct ColumnSummary {
  let field: Field

  struct Answer {
    var missing: Int
    var distinct: Scalar = .missing
    var mean: Scalar = .missing
    var sd: Scalar = .missing
    var min: Scalar = .missing
    var median: Scalar = .missing
    var max: Scalar = .missing
    var top: Scalar = .missing
  }

  private var isNumber: Bool { field.type == .int || field.type == .double }

  /// A list or a record has no order, and is only counted.
  private var isPlain: Bool {
    switch field.type {
    case .list, .record, .missing: false
    default: true
    }
  }

  var columns: [String] {
    let name = DuckSQL.name(field.name)
    var columns = ["count(\(name))"]
    guard isPlain, !isCounted else { return columns }
    columns.append("count(DISTINCT \(name))")
    if isNumber {
      let finite = "FILTER (WHERE isfinite(CAST(\(name) AS DOUBLE)))"
      columns += [
        "CAST(avg(\(name)) AS DOUBLE)", "stddev_samp(\(name)) \(finite)",
        "quantile_cont(CAST(\(name) AS DOUBLE), 0.5)", "min(\(name))", "max(\(name))",
      ]
    } else {
      columns += ["min(\(name))", "max(\(name))"]
    }
    return columns
  }

  func read(_ found: [DuckColumn], total: Int) throws -> Answer {
    var answer = Answer(missing: total - (try Column("n", .int, found[0])[0].int ?? 0))
    guard isPlain, !isCounted else { return answer }
    answer.distinct = try Column("n", .int, found[1])[0]
    if isNumber {
      answer.mean = try Column("mean", .double, found[2])[0]
      answer.sd = try Column("sd", .double, found[3])[0]
      answer.median = ColumnSummary.text(try Column("median", .double, found[4])[0])
      answer.min = ColumnSummary.text(try Column("min", field.type, found[5])[0])
      answer.max = ColumnSummary.text(try Column("max", field.type, found[6])[0])
    } else {
      answer.min = ColumnSummary.text(try Column("min", field.type, found[2])[0])
      answer.max = ColumnSummary.text(try Column("max", field.type, found[3])[0])
    }
    return answer
  }

  /// Texts and truths are counted by value first, so that what is asked of them is asked of few.
  var isCounted: Bool { field.type == .text || field.type == .bool }

  /// How many different values there are, the first and the last of them, and the most frequent; the first in order
  /// where two are as frequent.
  func count(_ answer: inout Answer, _ connection: DuckConnection, _ text: SQLText) throws {
    let name = DuckSQL.name(field.name)
    let type = field.type == .text ? "VARCHAR" : "BOOLEAN"
    let groups = "SELECT \(name) AS g, count(*) AS n FROM (\(text.sql)) WHERE \(name) IS NOT NULL GROUP BY 1"
    let mean = field.type == .bool ? "sum(n) FILTER (WHERE v) / sum(n)" : "CAST(NULL AS DOUBLE)"
    let sql =
      "SELECT count(*), min(v), max(v), first(v ORDER BY n DESC, v), first(n ORDER BY n DESC, v), coalesce(\(mean), 0) "
      + "FROM (SELECT CAST(g AS \(type)) AS v, n FROM (\(groups)))"
    let found = try connection.query(SQLText(sql: sql, values: text.values)).columns()
    guard found.count == 6 else { return }
    answer.distinct = try Column("n", .int, found[0])[0]
    guard answer.distinct != .int(0) else { return }
    let top = ColumnSummary.text(try Column("top", field.type, found[3])[0])
    let times = try Column("n", .int, found[4])[0].int ?? 0
    answer.top = .text("\(top.text ?? "") (\(Remark.number(times)))")
    if field.type == .bool {
      answer.mean = try Column("mean", .double, found[5])[0]
    } else {
      answer.min = try Column("min", .text, found[1])[0]
      answer.max = try Column("max", .text, found[2])[0]
    }
  }

  private static func text(_ scalar: Scalar) -> Scalar {
    switch scalar {
    case .missing, .text: scalar
    case .double(let value): .text(TextNumber.written(value))
    default: .text(scalar.description)
    }
  }
}
