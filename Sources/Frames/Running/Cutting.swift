import Engines

/// Computes where the parts of a partition end, once; after that each row's part is decided by the row alone.
struct Cutting {
  let partition: Partition
  let connection: DuckConnection
  let note: @Sendable (String) -> Void

  func cuts() throws -> Partition.Cuts {
    switch partition.rule {
    case .condition: return .condition
    case .random: return .numbers(try numbers(ends: nil))
    case .count(let count): return .numbers(try numbers(ends: [count]))
    case .stratified(let expression): return .strata(try strata(expression))
    case .grouped: return .numbers(try grouped())
    case .time: return .times(try times())
    }
  }

  /// How many rows lie before the end of each part but the last, by largest remainders of the running share.
  private func ends(_ total: Int) -> [Int] {
    var sum = 0.0
    return partition.shares.dropLast().map { share in
      sum += share
      return min(total, max(0, Int(exactly: (sum * Double(total)).rounded()) ?? 0))
    }
  }

  private func measured(_ extra: [(String, Expression)] = []) throws -> (sql: String, values: [Scalar]) {
    var writer = SQLWriter()
    let needed = (extra.map(\.1) + [partition.rule.expression].compactMap { $0 }).flatMap(\.columns)
    let inner = try writer.select(partition.input.rows(with: Set(needed)), key: partition.rule.needsKey)
    let columns = try writer.over(inner, keyed: partition.rule.needsKey) { writer in
      var columns = ["\(try writer.measure(partition)) AS m"]
      for (name, expression) in extra {
        columns.append("\(writer.value(try writer.typed(expression, over: partition.input.schema, .row))) AS \(name)")
      }
      return columns
    }
    return ("SELECT \(columns.joined(separator: ", ")) FROM (\(inner.sql))", writer.values)
  }

  /// The scattered number of the first row behind each end.
  private func numbers(ends wanted: [Int]?) throws -> [Int] {
    let (sql, values) = try measured()
    let total = try connection.query(SQLText(sql: "SELECT count(*) FROM (\(sql))", values: values)).int() ?? 0
    var bounds: [Int] = []
    for end in wanted ?? ends(total) {
      guard end < total else { bounds.append(Cutting.beyond); continue }
      let text = SQLText(sql: "SELECT m FROM (\(sql)) ORDER BY m LIMIT 1 OFFSET \(end)", values: values)
      bounds.append(try connection.query(text).int() ?? Cutting.beyond)
    }
    return bounds
  }

  /// Above every scattered number.
  private static let beyond = 1 << 33

  private func strata(_ expression: Expression) throws -> [(value: Scalar, bounds: [Int])] {
    let (sql, values) = try measured([("s", expression)])
    let type = try expression.type(in: Scope(partition.input.schema, place: .row))
    let counted = try connection.query(
      SQLText(sql: "SELECT s, count(*) FROM (\(sql)) GROUP BY s ORDER BY s ASC NULLS LAST LIMIT 1001", values: values)
    ).columns()
    guard counted.count == 2 else { return [] }
    let strata = try Column("s", type, counted[0])
    let counts = try Column("n", .int, counted[1])
    guard strata.count <= 1000 else {
      throw Fault(
        "F026", "`stratify:` needs a column with few values, and `\(expression)` has more than 1,000",
        subject: "\(expression)", help: "cut it into bands first, with `derive` and `when`")
    }
    let bounds = try strata.count <= Cutting.few ? picked(sql, values, strata, counts) : ranked(sql, values, counts)
    return (0..<strata.count).map { row in
      let total = counts[row].int ?? 0
      return (strata[row], ends(total).map { bounds[row][$0] ?? Cutting.beyond })
    }
  }

  /// Up to so many strata, asking each for its ends is quicker than ranking all rows: 0.1 s of CPU against 0.5 for 1 M rows.
  private static let few = 20

  /// The scattered numbers at the ends of each stratum, by how many rows lie before them.
  private func picked(_ sql: String, _ values: [Scalar], _ strata: Column, _ counts: Column) throws -> [[Int: Int]] {
    try (0..<strata.count).map { row in
      let total = counts[row].int ?? 0
      var found: [Int: Int] = [:]
      for end in ends(total) where end < total {
        var writer = SQLWriter()
        for value in values { writer.append(value) }
        let stratum = strata[row].isMissing ? "s IS NULL" : "s = \(writer.literal(strata[row], strata.type))"
        let query = "SELECT m FROM (\(sql)) WHERE \(stratum) ORDER BY m LIMIT 1 OFFSET \(end)"
        found[end] = try connection.query(writer.finished(query)).int()
      }
      return found
    }
  }

  /// The same by one pass that ranks the rows of each stratum.
  private func ranked(_ sql: String, _ values: [Scalar], _ counts: Column) throws -> [[Int: Int]] {
    var bounds = Array(repeating: [Int: Int](), count: counts.count)
    var wanted: [String] = []
    for row in 0..<counts.count {
      let total = counts[row].int ?? 0
      for end in ends(total) where end < total { wanted.append("(\(row), \(end + 1))") }
    }
    guard !wanted.isEmpty else { return bounds }
    let ranks =
      "SELECT m, dense_rank() OVER (ORDER BY s ASC NULLS LAST) - 1 AS g, "
      + "row_number() OVER (PARTITION BY s ORDER BY m) AS r FROM (\(sql))"
    let query = "SELECT g, r, m FROM (\(ranks)) WHERE (g, r) IN (VALUES \(wanted.joined(separator: ", ")))"
    let found = try connection.query(SQLText(sql: query, values: values)).columns()
    let parts = try zip(["g", "r", "m"], found).map { try Column($0, .int, $1) }
    for row in 0..<(parts.first?.count ?? 0) {
      guard let g = parts[0][row].int, let r = parts[1][row].int, let m = parts[2][row].int, g < bounds.count
      else { continue }
      bounds[g][r - 1] = m
    }
    return bounds
  }

  /// Ends between groups, where the number of rows is nearest to the share.
  private func grouped() throws -> [Int] {
    let (sql, values) = try measured()
    let found = try connection.query(
      SQLText(sql: "SELECT m, count(*) FROM (\(sql)) GROUP BY m ORDER BY m", values: values)
    ).columns()
    guard found.count == 2 else { return [] }
    let marks = try Column("m", .int, found[0])
    let counts = try Column("n", .int, found[1])
    return nearest(counts).map { $0 < marks.count ? marks[$0].int ?? Cutting.beyond : Cutting.beyond }
  }

  private func times() throws -> [Scalar] {
    guard case .time(let expression) = partition.rule else { return [] }
    let (sql, values) = try measured()
    let type = try expression.type(in: Scope(partition.input.schema, place: .row))
    let found = try connection.query(
      SQLText(sql: "SELECT m, count(*) FROM (\(sql)) GROUP BY m ORDER BY m ASC NULLS LAST", values: values)
    ).columns()
    guard found.count == 2 else { return [] }
    var times = try Column("m", type, found[0]).scalars
    var counts = try Column("n", .int, found[1]).scalars
    if times.last == .missing {
      note("split: \(counts.last ?? .int(0)) rows without a time in `\(expression)` are in the first part")
      times.removeLast()
      counts.removeLast()
    }
    guard let last = times.last else {
      throw Fault("F026", "no row has a time in `\(expression)`", subject: "\(expression)")
    }
    var builder = ColumnBuilder("n", .int)
    for count in counts { try builder.append(count) }
    return nearest(builder.finished).map { $0 < times.count ? times[$0] : last }
  }

  /// The positions, in counts of rows that stay together, at which the running count is nearest to each part's end;
  /// each part gets at least one where there are enough.
  private func nearest(_ counts: Column) -> [Int] {
    let sizes = counts.scalars.map { $0.int ?? 0 }
    let total = sizes.reduce(0, +)
    var positions: [Int] = []
    var position = 0
    var before = 0
    for end in ends(total) {
      let first = (positions.last ?? 0) + 1
      while position < sizes.count,
        position < first || abs(before + sizes[position] - end) <= abs(before - end)
      {
        before += sizes[position]
        position += 1
      }
      let room = partition.shares.count - 1 - positions.count
      while position > first, position > sizes.count - room {
        position -= 1
        before -= sizes[position]
      }
      positions.append(position)
    }
    return positions
  }
}
