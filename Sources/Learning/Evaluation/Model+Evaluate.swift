import Engines
public import Frames

extension Model {
  /// Judges the model on the rows of a frame. Throws L040 when most of them are rows that it was trained on, unless `seen`;
  /// L041 when no row has a known target.
  ///
  /// - Parameter weights: The column of the rows' weights, by which every metric counts; L018 says what is wrong with it.
  public func evaluate(_ frame: Frame, seen: Bool = false, weights: String? = nil) throws -> Evaluation {
    guard task.hasTarget else { return try evaluateGroups(frame) }
    guard try !Estimator.named(card.estimator).forecasts else { return try evaluateSeries(frame, seen: seen) }
    let rows = try PreparedTable(frame, self, target: true)
    guard let column = rows.prepared[target.name] ?? rows.own[target.name] else {
      throw frame.schema.unknown(target.name, in: frame.name)
    }
    let labels = try labels(of: column)
    let isLabelled = labels.map { !$0.isNaN }
    let missing = isLabelled.reduce(0) { $0 + ($1 ? 0 : 1) }
    guard missing < labels.count else {
      throw Fault(
        "L041",
        labels.isEmpty
          ? "there is no row to judge" : "`\(target.name)` is missing in every row, so nothing can be judged",
        subject: "." + target.name)
    }
    let keys = RowKeys.of(rows.own, columns: card.seen.columns)
    let (told, known) = try provenance(keys, rows.own, seen: seen)
    var notes = try told + brokenTerms(of: frame)
    if missing > 0 { notes.append("left out \(Counted.rows(missing)) where .\(target.name) is missing") }
    let scores = try Scorer(self).score(prepared: rows.prepared, of: rows.own)
    notes += rows.remarks + scores.notes
    var (judged, unknown) = judged(scores, labels, column, isLabelled)
    if let weights {
      guard let column = rows.own[weights] else { throw frame.schema.unknown(weights, in: frame.name) }
      judged.weights = zip(try RowWeights.checked(column), isLabelled).filter(\.1).map(\.0)
      notes.append("every row counts by its .\(weights)")
    }
    if unknown > 0 {
      notes.append("\(Counted.rows(unknown)) have a class that training did not: none is predicted right")
    }
    var report = try report(
      judged, rows: rows.own.adding(scores.added()).taking(isLabelled),
      keys: zip(keys, isLabelled).filter(\.1).map(\.0), missing: missing, split: frame.plan.splitKind, notes: notes)
    report.guards = known + (card.training.guards ?? [])
    report.testRows = RowKeys.fingerprint(
      Sorting.ordered(RowKeys.of(rows.own, columns: rows.own.schema.names), check: {}))
    report.trained = card.fingerprints.data
    return report
  }

  func labels(of column: Column) throws -> [Double] {
    if task.isClassification { return ClassNumbers(target).labels(of: column) }
    if let numbers = column.numbers { return numbers }
    throw Fault(
      "L031", "`\(column.name)` holds \(column.type), and the model was trained on numbers", subject: "." + column.name)
  }

  /// What can be said about whether the rows were trained on, as remarks and as a finding.
  func provenance(_ keys: [UInt64], _ table: Table, seen: Bool) throws -> (
    notes: [String], found: [GuardFinding]
  ) {
    let absent = card.seen.columns.filter { table[$0] == nil }
    guard absent.isEmpty else {
      return (["whether these rows were trained on is not known: they have no .\(absent.joined(separator: ", ."))"], [])
    }
    guard let share = card.seen.share(of: keys), share > card.seen.repeats + 0.02 else { return ([], []) }
    let told = "\(Counted.percent(share)) of these rows are rows that the model was trained on"
    let found = GuardFinding(
      .knownRows, column: nil, score: share, measure: "share of rows", found: told, advice: "judge on rows of a split")
    guard share > card.seen.repeats + (1 - card.seen.repeats) / 2, !seen else { return (["warning: " + told], [found]) }
    throw Fault(
      "L040", told + ": that says nothing about new rows",
      help: "evaluate on the test rows of a split, or say `seen: true`")
  }

  /// The judged rows that have a label; a class that the model does not know comes after its own.
  private func judged(
    _ scores: TableScores, _ labels: [Double], _ column: Column, _ known: [Bool]
  ) -> (judged: Judged, unknown: Int) {
    var labels = labels
    var names = target.classNames
    var numbers: [Scalar: Int] = [:]
    var unknown = 0
    for row in labels.indices where task.isClassification && labels[row] == -1 {
      let value = column[row]
      let number = numbers[value] ?? names.count
      if number == names.count {
        names.append(value.text ?? value.description)
        numbers[value] = number
      }
      labels[row] = Double(number)
      unknown += 1
    }
    var judged = scores.taking(known).judged(labels: zip(labels, known).filter(\.1).map(\.0))
    if task.isClassification { judged.classes = names }
    return (judged, unknown)
  }

  private func report(
    _ judged: Judged, rows: Table, keys: [UInt64], missing: Int, split: String?, notes: [String]
  ) throws -> Evaluation {
    let metrics = Metric.all(for: task)
    let values = Measuring(judged, metrics).values(judged.weights ?? [Double](repeating: 1, count: judged.count))
    func scores(_ isUsual: Bool) -> [Evaluation.Score] {
      zip(metrics, values).compactMap { metric, value in
        metric.isUsual == isUsual ? value.map { Evaluation.Score(name: metric.name, value: $0) } : nil
      }
    }
    let usual = scores(true)
    let baseline = Evaluation.Baseline(judged, target)
    let verdict = card.estimator == Estimator.baseline.name ? nil : baseline.verdict(on: usual)
    return Evaluation(
      task: task, scores: usual, others: scores(false), interval: Metric.main(of: task).interval(judged),
      confusion: task.isClassification ? Confusion(judged) : nil, baseline: baseline,
      count: judged.count, missingTarget: missing, split: split ?? "rows of their own", seed: card.training.seed,
      fingerprints: Fingerprints(data: RowKeys.fingerprint(keys), code: card.fingerprints.code),
      notes: notes + (verdict.map { [$0] } ?? []),
      rows: rows, judged: judged)
  }
}

extension Evaluation.Baseline {
  /// The most frequent class of the judged rows, or their mean: what no model should stay below.
  init(_ judged: Judged, _ target: Target) {
    let count = Double(max(1, judged.count))
    guard judged.task.isClassification else {
      let mean = judged.values.reduce(0, +) / count
      let constant = Judged.regression(truth: judged.values, predicted: judged.values.map { _ in mean })
      self.init(kind: "mean", prediction: .number(mean), metric: "rmse", value: Metric.rmse.measure(constant) ?? 0)
      return
    }
    var counts = [Int](repeating: 0, count: judged.classes.count)
    for label in judged.labels { counts[label] += 1 }
    let best = counts.indices.max { counts[$0] < counts[$1] } ?? 0
    let value = best < target.classes.count ? target.classes[best] : .text(judged.classes[best])
    self.init(kind: "majority", prediction: value, metric: "accuracy", value: Double(counts.max() ?? 0) / count)
  }
}

extension Evaluation.Baseline {
  /// What it is the answer of, in words: `always "no"`, `one group`.
  public var words: String { ["majority", "mean"].contains(kind) ? "always \(prediction)" : kind }

  /// What is to be said where a model is no better than this; none where it is.
  func verdict(on scores: [Evaluation.Score]) -> String? {
    guard let metric = Metric.named(metric), let own = scores.first(where: { $0.name == metric.name })?.value,
      !metric.isBetter(own, than: value)
    else { return nil }
    return "by \(metric.name) no better than always \(prediction)"
  }
}
