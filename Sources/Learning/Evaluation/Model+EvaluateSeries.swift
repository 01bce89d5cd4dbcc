import Engines
import Frames

extension Model {
  /// Judges a forecast on later rows: each is told as it would have been `horizon` steps before it. L041 when no row is a
  /// later step of the series.
  func evaluateSeries(_ frame: Frame, seen: Bool) throws -> Evaluation {
    let rows = try PreparedTable(frame, self, target: true)
    guard let column = rows.prepared[target.name] ?? rows.own[target.name], let labels = column.numbers else {
      throw frame.schema.unknown(target.name, in: frame.name)
    }
    let keys = RowKeys.of(rows.own, columns: card.seen.columns)
    var notes = try provenance(keys, rows.own, seen: seen).notes
    let scorer = try Scorer(self)
    let (series, times) = try scorer.series(prepared: rows.prepared)
    let told = series.rolled(times, labels)
    let known = zip(labels, told).map { !$0.isNaN && !$1[0].isNaN }
    let left = known.reduce(0) { $0 + ($1 ? 0 : 1) }
    guard left < known.count else {
      throw Fault(
        "L041", "no row is a later step of the series, with a known `\(target.name)`", subject: "." + target.name,
        help: "judge on the rows that follow those trained on: split frame, test: 20%, time: .\(series.clock.column)")
    }
    if left > 0 { notes.append("left out \(Counted.rows(left)) that are no later steps or have no .\(target.name)") }
    func kept(_ values: [Double]) -> [Double] { zip(values, known).filter(\.1).map(\.0) }
    let truth = kept(labels)
    let judged = Judged.regression(truth: truth, predicted: kept(told.map { $0[0] }))
    func naive(_ lag: Int) -> Judged {
      .regression(truth: truth, predicted: kept(series.rolled(times, labels, by: .naive(lag: lag)).map { $0[0] }))
    }
    func scaled(_ judged: Judged) -> Double? {
      let sum = zip(judged.values, judged.predictedValues).reduce(0) { $0 + abs($1.0 - $1.1) }
      return series.scale > 0 ? sum / Double(max(1, judged.count)) / series.scale : nil
    }
    let period = series.model.period
    let seasonal = naive(period)
    var scores = Metric.all(for: .regression).filter(\.isUsual).compactMap { metric in
      metric.measure(judged).map { Evaluation.Score(name: metric.name, value: $0) }
    }
    let extra: [(String, Double?)] = [
      ("mase", scaled(judged)), ("mase_naive", scaled(naive(1))), ("mase_seasonal_naive", scaled(seasonal)),
      ("rmse_naive", Metric.rmse.measure(naive(1))), ("coverage", coverage(told, labels, known)),
    ]
    scores += extra.compactMap { name, value in value.map { Evaluation.Score(name: name, value: $0) } }
    let baseline = Evaluation.Baseline(
      kind: period == 1 ? "the last value" : "the value \(period) steps before", prediction: .missing, metric: "rmse",
      value: Metric.rmse.measure(seasonal) ?? 0)
    notes.append("rolling origin: each row is told \(series.horizon) \(series.horizon == 1 ? "step" : "steps") ahead")
    let answers = told.flatMap { $0 }
    let columns = try TableScores(AnswerReading(card), answers: answers, unseen: []).added()
    return Evaluation(
      task: task, scores: scores, others: [], interval: Metric.main(of: task).interval(judged), confusion: nil,
      baseline: baseline,
      count: judged.count, missingTarget: left, split: frame.plan.splitKind ?? "rows of their own",
      seed: card.training.seed,
      fingerprints: Fingerprints(data: RowKeys.fingerprint(keys), code: card.fingerprints.code), notes: notes,
      rows: try rows.own.adding(columns).taking(known), judged: judged)
  }

  /// How often the truth lies between `low` and `high`.
  private func coverage(_ told: [[Double]], _ labels: [Double], _ known: [Bool]) -> Double {
    var (inside, all) = (0.0, 0.0)
    for (row, isKnown) in known.enumerated() where isKnown {
      all += 1
      inside += labels[row] >= told[row][1] && labels[row] <= told[row][2] ? 1 : 0
    }
    return inside / max(1, all)
  }
}
