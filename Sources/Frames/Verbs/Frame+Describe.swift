import Engines

extension Frame {
  /// One row for each column: its type, how many values are missing and distinct, and where they lie. Minimum, median and
  /// maximum are texts, because columns differ in type; `top` is the most frequent value.
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
      let summary = try plan.read(Array(found[at..<at + plan.columns.count]), total: total)
      at += plan.columns.count
      let top = try plan.isTopWorth(summary.distinct) ? self.top(plan.field, connection, text) : .missing
      let cells: [Scalar] = [
        .text(plan.field.name), .text("\(plan.field.type)"), .int(summary.missing), summary.distinct, summary.mean,
        summary.sd, summary.min, summary.median, summary.max, top,
      ]
      for (position, cell) in cells.enumerated() { try builders[position].append(cell) }
    }
    return try Table(builders.map(\.finished), rowCount: schema.count)
  }

  /// The most frequent value of a column and how often it stands there; the first in order where two are as frequent.
  private func top(_ field: Field, _ connection: DuckConnection, _ text: SQLText) throws -> Scalar {
    let name = DuckSQL.name(field.name)
    let sql =
      "SELECT CAST(\(name) AS VARCHAR), count(*) FROM (\(text.sql)) WHERE \(name) IS NOT NULL "
      + "GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 1"
    let found = try connection.query(SQLText(sql: sql, values: text.values)).columns()
    guard found.count == 2, found[0].count == 1 else { return .missing }
    let value = try Column("v", .text, found[0])[0].text ?? ""
    let count = try Column("n", .int, found[1])[0].int ?? 0
    return .text("\(value) (\(Remark.number(count)))")
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
    guard isPlain else { return columns }
    columns.append("count(DISTINCT \(name))")
    if isNumber {
      let finite = "FILTER (WHERE isfinite(CAST(\(name) AS DOUBLE)))"
      columns += [
        "CAST(avg(\(name)) AS DOUBLE)", "stddev_samp(\(name)) \(finite)",
        "quantile_cont(CAST(\(name) AS DOUBLE), 0.5)", "min(\(name))", "max(\(name))",
      ]
    } else if field.type == .bool {
      columns.append("avg(CAST(\(name) AS INTEGER))")
    } else {
      let value = field.type == .text ? "CAST(\(name) AS VARCHAR)" : name
      columns += ["min(\(value))", "max(\(value))"]
    }
    return columns
  }

  func read(_ found: [DuckColumn], total: Int) throws -> Answer {
    var answer = Answer(missing: total - (try Column("n", .int, found[0])[0].int ?? 0))
    guard isPlain else { return answer }
    answer.distinct = try Column("n", .int, found[1])[0]
    if isNumber {
      answer.mean = try Column("mean", .double, found[2])[0]
      answer.sd = try Column("sd", .double, found[3])[0]
      answer.median = ColumnSummary.text(try Column("median", .double, found[4])[0])
      answer.min = ColumnSummary.text(try Column("min", field.type, found[5])[0])
      answer.max = ColumnSummary.text(try Column("max", field.type, found[6])[0])
    } else if field.type == .bool {
      answer.mean = try Column("mean", .double, found[2])[0]
    } else {
      answer.min = ColumnSummary.text(try Column("min", field.type, found[2])[0])
      answer.max = ColumnSummary.text(try Column("max", field.type, found[3])[0])
    }
    return answer
  }

  /// Texts and truths of few values are worth their most frequent one.
  func isTopWorth(_ distinct: Scalar) -> Bool {
    guard field.type == .text || field.type == .bool, let distinct = distinct.int else { return false }
    return distinct > 0 && distinct <= 10_000
  }

  private static func text(_ scalar: Scalar) -> Scalar {
    switch scalar {
    case .missing, .text: scalar
    case .double(let value): .text(TextNumber.written(value))
    default: .text(scalar.description)
    }
  }
}
