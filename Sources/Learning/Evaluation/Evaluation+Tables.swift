public import Frames

extension Judged {
  /// Whether there are probabilities to judge.
  public var hasProbabilities: Bool { !probabilities.isEmpty }
}

extension Table {
  /// A table of a few rows, from its columns' names, types and cells.
  init(columns fields: [(String, ColumnType)], rows: [[Scalar]]) throws {
    var columns: [Column] = []
    for (place, field) in fields.enumerated() {
      var builder = ColumnBuilder(field.0, field.1)
      for row in rows { try builder.append(row[place]) }
      columns.append(builder.finished)
    }
    try self.init(columns, rowCount: rows.count)
  }
}

extension Scalar {
  /// A number, missing where there is none.
  init(_ value: Double?) { self = value.map(Scalar.number) ?? .missing }
}

extension Evaluation {
  /// Every metric with its interval: `metric`, `value`, `low`, `high`, `method`.
  public func metricsTable(_ intervals: [String: Interval]) throws -> Table {
    try Table(
      columns: [("metric", .text), ("value", .double), ("low", .double), ("high", .double), ("method", .text)],
      rows: (scores + others).map { score in
        let interval = intervals[score.name]
        return [
          .text(score.name), .number(score.value), Scalar(interval?.low), Scalar(interval?.high),
          interval.map { .text($0.method) } ?? .missing,
        ]
      })
  }

  /// Ten parts of equally many rows by the probability told: what was told, what came true with Wilson's interval; of
  /// several classes for the predicted one.
  public func calibrationTable() throws -> Table {
    let told = judged.confidences ?? []
    let came = task == .binary ? judged.positives : zip(judged.labels, judged.predictedLabels).map { $0 == $1 }
    let parts = ProbabilityParts(told)
    var (sums, hits, rows) = (
      [Double](repeating: 0, count: parts.count), [Int](repeating: 0, count: parts.count),
      [Int](repeating: 0, count: parts.count)
    )
    for (row, part) in parts.partOf.enumerated() where part >= 0 {
      sums[part] += told[row]
      hits[part] += came[row] ? 1 : 0
      rows[part] += 1
    }
    return try Table(
      columns: [
        ("part", .int), ("n", .int), ("told", .double), ("came_true", .double), ("low", .double), ("high", .double),
        ("gap", .double),
      ],
      rows: rows.indices.map { part in
        let (mean, share) = (sums[part] / Double(rows[part]), Double(hits[part]) / Double(rows[part]))
        let interval = Interval.wilson(successes: hits[part], of: rows[part])
        return [
          .int(part + 1), .int(rows[part]), .number(mean), .number(share), Scalar(interval?.low),
          Scalar(interval?.high),
          .number(mean - share),
        ]
      })
  }

  /// Tenths of the rows from the highest scores down: how many are positive, the share of all positive rows found so far,
  /// and how many times more than by chance; of several classes the first.
  public func gainsTable() throws -> Table {
    let scores = judged.probabilities.first ?? []
    let label = task == .binary ? 1 : 0
    let order = scores.indices.filter { !scores[$0].isNaN }.sorted { (scores[$0], $1) > (scores[$1], $0) }
    let all = judged.labels.reduce(0) { $0 + ($1 == label ? 1 : 0) }
    var rows: [[Scalar]] = []
    var (start, found) = (0, 0)
    for part in 1...10 {
      let end = order.count * part / 10
      guard end > start else { continue }
      let hits = order[start..<end].reduce(0) { $0 + (judged.labels[$1] == label ? 1 : 0) }
      found += hits
      let share = Double(found) / Double(max(1, all))
      rows.append([
        .int(part), .int(end - start), .int(hits), .number(scores[order[end - 1]]), .number(share),
        .number(share * Double(order.count) / Double(end)),
      ])
      start = end
    }
    return try Table(
      columns: [
        ("tenth", .int), ("n", .int), ("positives", .int), ("from_score", .double), ("found", .double),
        ("lift", .double),
      ], rows: rows)
  }
}

extension Slices {
  /// The groups as a table: their values, `n`, the metric with its interval, and a `note` on the worst and on small ones.
  public func table() throws -> Table {
    try Table(
      columns: columns.map { ($0, .text) }
        + [("n", .int), (metric.name, .double), ("low", .double), ("high", .double), ("note", .text)],
      rows: slices.map { slice in
        let note = [slice.isWorst ? "worst" : nil, slice.isSmall ? "few rows" : nil].compactMap { $0 }
        return slice.values.map { Scalar.text($0) } + [
          .int(slice.count), Scalar(slice.value), Scalar(slice.interval?.low), Scalar(slice.interval?.high),
          note.isEmpty ? .missing : .text(note.joined(separator: ", ")),
        ]
      })
  }
}

extension FairnessReport {
  /// The groups as a table: their values, `n` and each rate.
  public func table() throws -> Table {
    let rates = groups.first?.rates.map(\.name) ?? []
    return try Table(
      columns: columns.map { ($0, .text) } + [("n", .int)] + rates.map { ($0, .double) },
      rows: groups.map { group in
        group.values.map { Scalar.text($0) } + [.int(group.count)] + group.rates.map { Scalar($0.value) }
      })
  }

  /// Each rate of each group with its interval: one row a rate.
  public func ratesTable() throws -> Table {
    try Table(
      columns: columns.map { ($0, .text) }
        + [("n", .int), ("rate", .text), ("value", .double), ("low", .double), ("high", .double)],
      rows: groups.flatMap { group in
        group.rates.map { rate in
          group.values.map { Scalar.text($0) } + [
            .int(group.count), .text(rate.name), Scalar(rate.value), Scalar(rate.interval?.low),
            Scalar(rate.interval?.high),
          ]
        }
      })
  }
}
