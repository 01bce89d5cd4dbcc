import Engines

/// Answers about rows by models that did not learn from them: each part of the rows is told by a model of the others.
struct CrossFit {
  let estimator: Estimator
  let lesson: Lesson
  var parts = 5
  /// Rows that each model chooses its best iteration by.
  var validation: LabelledRows? = nil

  /// One answer a row, row after row; L053 when there are fewer rows, or rows of a class, than can be parted.
  func answers(_ rows: LabelledRows) throws -> [Double] {
    let parts = try parting(rows)
    let count = (parts.max() ?? 0) + 1
    var answers: [[Double]] = []
    var places = [Int](repeating: 0, count: rows.labels.count)
    var taken = [Int](repeating: 0, count: count)
    for (row, part) in parts.enumerated() {
      places[row] = taken[part]
      taken[part] += 1
    }
    for part in 0..<count {
      try Watch.current.check()
      answers.append(
        try Watch.current.stage(Progress("part \(part + 1) of \(count)")) {
          try self.answers(
            learning: rows.taking(parts.map { $0 != part }),
            of: rows.taking(parts.map { $0 == part }))
        })
    }
    var all: [Double] = []
    for (row, part) in parts.enumerated() {
      let width = answers[part].count / max(1, taken[part])
      all += answers[part][places[row] * width..<(places[row] + 1) * width]
    }
    return all
  }

  /// What a model of some rows says of others.
  private func answers(
    learning rows: LabelledRows, of others: LabelledRows
  ) throws -> [Double] {
    var own = lesson
    own.rows = rows.labels.count
    let result = try estimator.fit(own).taking(rows, validation: validation)()
    if let stopped = result.stopped { throw FitResult.fault(stoppedAfter: stopped.after, of: stopped.of) }
    return try estimator.load(own.learnt(result.bytes)).predict(others.source)
  }

  /// The part of each row, drawn by the seed; classes keep their shares.
  private func parting(_ rows: LabelledRows) throws -> [Int] {
    var source = RandomSource(seed: lesson.seed)
    var parting = [Int](repeating: 0, count: rows.labels.count)
    let isClass = lesson.task.isClassification
    let groups = Dictionary(grouping: rows.labels.indices, by: { isClass ? rows.labels[$0] : 0 })
    let least = groups.values.map(\.count).min() ?? 0
    let count = min(parts, least)
    guard count > 1 else {
      throw Fault(
        "L053", "predictions for rows not learnt from need 2 rows \(isClass ? "of each class" : "")",
        help: "train on more rows, or give rows of their own with `validate:`")
    }
    var next = 0
    for key in groups.keys.sorted() {
      for row in (groups[key] ?? []).shuffled(using: &source) {
        parting[row] = next % count
        next += 1
      }
    }
    return parting
  }
}
