import Engines
public import Frames

/// What a search is about: everything that decides its trials.
public struct Study: Sendable {
  /// A way of training whose parameters are chosen.
  public struct Candidate: Sendable {
    /// The training with the parameters that stay.
    public let training: Training
    public let space: SearchSpace?

    /// The training with chosen values.
    public func training(_ values: [Scalar]) -> Training {
      var chosen = training
      let axes = space?.axes ?? []
      chosen.parameters += zip(axes, values).map { ($0.name, $1) }
      return chosen
    }
  }

  /// A hash of the rows, the candidates, the way of judging and the seed.
  public let code: String
  /// The fingerprint of the rows, and how many there are.
  public let data: String
  public let rows: Int
  public let target: String
  public let seed: Int
  /// The metric that is searched by.
  public let metric: String
  public let candidates: [Candidate]

  init(
    _ rehearsal: Rehearsal, _ candidates: [Candidate], metric: Metric, words: [String]
  ) {
    let training = rehearsal.training
    data = RowKeys.fingerprint(RowKeys.of(rehearsal.rows.table, columns: rehearsal.rows.columns))
    rows = rehearsal.rows.table.rowCount
    target = training.target
    seed = training.seed
    self.metric = metric.name
    self.candidates = candidates
    var parts = RowKeys.partsHash(rehearsal.parts)
    if let held = rehearsal.held { parts += RowKeys.fingerprint(RowKeys.of(held.table, columns: held.columns)) }
    let told = candidates.map { candidate in
      let training = candidate.training
      return [
        training.estimator.name, "\(training.parameters)", "\(training.include ?? [])", "\(training.exclude)",
        "\(training.preparations)", training.weights ?? "",
        "\(candidate.space?.axes.map { "\($0.name) \($0.range)" } ?? [])",
      ].joined(separator: "|")
    }
    code = SHA256.hex(
      ([data, parts, rehearsal.task.rawValue, target, "\(seed)", metric.name] + words + told)
        .joined(separator: "\n"))
  }
}

extension RowKeys {
  /// A hash of which rows are learnt from and judged.
  fileprivate static func partsHash(_ parts: [FoldPart]) -> String {
    SHA256.hex(parts.flatMap { part in zip(part.training, part.judged).map { UInt8($0 ? 1 : 0) | UInt8($1 ? 2 : 0) } })
  }
}
