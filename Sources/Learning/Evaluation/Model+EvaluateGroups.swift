import Engines
import Frames

extension Model {
  /// Judges groups and anomalies, which no column tells: by how near rows lie, or how many are unusual. L041 without rows.
  func evaluateGroups(_ frame: Frame) throws -> Evaluation {
    let rows = try PreparedTable(frame, self, target: false)
    guard rows.prepared.rowCount > 0 else { throw Fault("L041", "there is no row to judge") }
    let keys = RowKeys.of(rows.own, columns: card.seen.columns)
    let scorer = try Scorer(self)
    let scores = try scorer.score(prepared: rows.prepared)
    let (told, baseline) = try scorer.judge(prepared: rows.prepared)
    return Evaluation(
      task: task, scores: told, others: [], interval: nil, confusion: nil, baseline: baseline,
      count: rows.prepared.rowCount,
      missingTarget: 0, split: frame.plan.splitKind ?? "rows of their own", seed: card.training.seed,
      fingerprints: Fingerprints(data: RowKeys.fingerprint(keys), code: card.fingerprints.code), notes: scores.notes,
      rows: try rows.own.adding(scores.added()), judged: .regression(truth: [], predicted: []))
  }
}
