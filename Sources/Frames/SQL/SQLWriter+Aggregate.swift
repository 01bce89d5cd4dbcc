import Calendar

extension SQLWriter {
  /// One value of a group, or a window.
  mutating func aggregate(_ aggregate: TypedAggregate) -> SQLPiece {
    let texts = aggregate.arguments.map { value($0) }
    let hasTies = ["rank", "dense_rank", "percent_rank"].contains(aggregate.name) || aggregate.isDurationWindow
    let order = keys(aggregate.order, rowKey: hasTies ? nil : rowKey)
    let over = aggregate.isWindow ? window(aggregate, order) : ""
    let first = aggregate.arguments.first
    let text = texts.first ?? "*"
    if first?.type == .double, ["sum", "mean", "sd", "cumulative"].contains(aggregate.name) { addsDecimals = true }
    if let found = statistic(aggregate, texts, over) {
      addsDecimals = true
      return SQLPiece(text: found, mayBeNaN: true)
    }
    switch aggregate.name {
    case "count": return SQLPiece(text: "count(\(text))\(over)")
    case "count_distinct": return SQLPiece(text: "count(DISTINCT \(text))\(over)")
    case "sum", "cumulative": return sum(text, first?.type ?? .int, over)
    case "mean":
      if first?.type == .duration { return SQLPiece(text: "CAST(round(avg(\(text))\(over)) AS BIGINT)") }
      let number = first?.type == .bool ? "CAST(\(text) AS INTEGER)" : text
      return SQLPiece(text: "avg(\(number))\(over)", mayBeNaN: first?.type == .double)
    case "median", "quantile":
      let share = aggregate.name == "median" ? "0.5" : aggregate.arguments[1].literal.map { "\($0)" } ?? "0.5"
      let quantile = "quantile_cont(CAST(\(text) AS DOUBLE), \(share))\(over)"
      return first?.type == .duration
        ? SQLPiece(text: "CAST(round(\(quantile)) AS BIGINT)") : SQLPiece(text: quantile, mayBeNaN: true)
    case "sd": return SQLPiece(text: deviation(text, first?.type ?? .double, over))
    case "share": return SQLPiece(text: "(count(*) FILTER (WHERE \(text))\(over) / nullif(count(*)\(over), 0))")
    case "first", "last": return ends(aggregate, text, order, over)
    case "lag", "lead":
      let steps = aggregate.arguments.count > 1 ? aggregate.arguments[1].literal?.int ?? 1 : 1
      return SQLPiece(text: "\(aggregate.name)(\(text), \(steps))\(over)")
    case "rank", "dense_rank", "percent_rank", "row_number": return SQLPiece(text: "\(aggregate.name)()\(over)")
    case "mode": return SQLPiece(text: "mode(\(text) ORDER BY \(text))\(over)")
    case "list_of":
      return SQLPiece(text: aggregate.isWindow ? "list(\(text))\(over)" : "list(\(text) ORDER BY \(order))")
    case Aggregate.only: return SQLPiece(text: "any_value(\(text))\(over)")
    default: return SQLPiece(text: "\(aggregate.name)(\(text))\(over)")
    }
  }

  /// A sum of integers stays an integer of 64 bits.
  private func sum(_ text: String, _ type: ColumnType, _ over: String) -> SQLPiece {
    switch type {
    case .double: SQLPiece(text: "sum(\(text))\(over)", mayBeNaN: true)
    case .bool: SQLPiece(text: "CAST(sum(CAST(\(text) AS INTEGER))\(over) AS BIGINT)")
    default: SQLPiece(text: "CAST(sum(\(text))\(over) AS BIGINT)")
    }
  }

  /// Over n - 1; missing where a value is infinite, for which DuckDB would refuse the whole statement.
  private func deviation(_ text: String, _ type: ColumnType, _ over: String) -> String {
    guard type == .double else { return "stddev_samp(\(text))\(over)" }
    return "CASE WHEN count(*) FILTER (WHERE isinf(\(text)))\(over) = 0 "
      + "THEN stddev_samp(\(text)) FILTER (WHERE isfinite(\(text)))\(over) END"
  }

  private func ends(_ aggregate: TypedAggregate, _ text: String, _ order: String, _ over: String) -> SQLPiece {
    aggregate.isWindow
      ? SQLPiece(text: "\(aggregate.name)_value(\(text))\(over)")
      : SQLPiece(text: "\(aggregate.name)(\(text) ORDER BY \(order))")
  }

  /// `ORDER BY` keys: missing last in both directions.
  mutating func keys(_ keys: [TypedKey], rowKey: String?) -> String {
    var parts = keys.map { "\(value($0.key)) \($0.isDescending ? "DESC" : "ASC") NULLS LAST" }
    if let rowKey, !keys.isEmpty { parts.append(dialect.identifier(rowKey)) }
    return parts.joined(separator: ", ")
  }

  private mutating func window(_ aggregate: TypedAggregate, _ order: String) -> String {
    var parts: [String] = []
    if !aggregate.by.isEmpty { parts.append("PARTITION BY " + aggregate.by.map { value($0) }.joined(separator: ", ")) }
    if !order.isEmpty { parts.append("ORDER BY \(order)") }
    if !order.isEmpty, let frame = frame(aggregate) { parts.append(frame) }
    return " OVER (" + parts.joined(separator: " ") + ")"
  }

  /// Which rows a window covers: up to the current row, or so many rows or so much time before it.
  private func frame(_ aggregate: TypedAggregate) -> String? {
    switch aggregate.name {
    case "lag", "lead", "rank", "dense_rank", "percent_rank", "ntile", "row_number": return nil
    case "first", "last", "list_of":
      if aggregate.last == nil { return "ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING" }
    default: break
    }
    switch aggregate.last {
    case .rows(let count): return "ROWS BETWEEN \(max(0, count - 1)) PRECEDING AND CURRENT ROW"
    case .duration(let length):
      let isDate = aggregate.order.first?.key.type == .date
      let reach = isDate ? length - Moment.perDay : length - 1
      return "RANGE BETWEEN to_microseconds(\(max(0, reach))) PRECEDING AND CURRENT ROW"
    case nil: return "ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW"
    }
  }
}

extension TypedAggregate {
  /// A window that reaches back by time orders by that time alone.
  var isDurationWindow: Bool {
    if case .duration = last { true } else { false }
  }
}
