public import Frames

/// How well a recipe of training does on rows held back in turn: one model for each part, judged on that part.
public struct CrossValidation: Sendable {
  /// A metric over the parts.
  public struct Score: Sendable {
    public let name: String
    /// One value a part, in their order.
    public let values: [Double]
    public let mean: Double
    /// The standard deviation between parts.
    public let deviation: Double
    /// The ends of the interval that holds the true mean 95 times of 100. Parts share training rows, so the variance is
    /// corrected for that (Nadeau and Bengio 2003).
    public let interval: Interval
  }

  /// What one part was learnt from and judged on.
  public struct Part: Hashable, Sendable {
    public let trained: Int
    public let judged: Int
  }

  public let task: Task
  public let target: Target
  /// The metrics that are defined in every part, the main one first.
  public let scores: [Score]
  public let parts: [Part]
  /// The judged rows in their order, each with the answer of a model that did not see it, as `predict` adds it, and with
  /// `part`, from 1. Where the rows were divided several times, the answers are means and the part is the first.
  public let rows: Table
  /// How many threads each training had.
  public let threads: Int
  public let seed: Int
  /// Remarks of the trainings, each once.
  public let notes: [String]

  public func score(_ name: String) -> Score? { scores.first { $0.name == name } }

  init(_ rehearsal: Rehearsal, _ answers: [PartAnswer], threads: Int) throws {
    task = rehearsal.task
    target = rehearsal.target
    scores = Score.all(of: answers)
    parts = answers.map { Part(trained: $0.trained, judged: $0.judged) }
    rows = try rehearsal.outOfFold(answers)
    self.threads = threads
    seed = rehearsal.training.seed
    var told: Set<String> = []
    notes = (rehearsal.notes + answers.flatMap(\.notes)).filter { told.insert($0).inserted }
  }
}

extension CrossValidation.Score {
  /// - Parameter share: How many rows are judged for each that is trained on.
  init(_ name: String, _ values: [Double], share: Double) {
    self.name = name
    self.values = values
    let count = Double(values.count)
    let mean = values.reduce(0, +) / count
    let variance = count > 1 ? values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1) : .nan
    self.mean = mean
    deviation = variance.squareRoot()
    let point = count > 1 ? StudentT.point(beyond: 0.05, degrees: count - 1) : .nan
    let half = point * (variance * (1 / count + share)).squareRoot()
    interval = Interval(low: mean - half, high: mean + half, method: "corrected resampled t")
  }

  /// The metrics that every part has.
  static func all(of answers: [PartAnswer]) -> [CrossValidation.Score] {
    let judged = Double(answers.reduce(0) { $0 + $1.judged })
    let share = judged / max(1, Double(answers.reduce(0) { $0 + $1.trained }))
    return (answers.first?.scores ?? []).compactMap { score in
      let values = answers.compactMap { $0.score(score.name) }
      return values.count == answers.count ? CrossValidation.Score(score.name, values, share: share) : nil
    }
  }
}

extension Rehearsal {
  /// The judged rows with the answers about them.
  func outOfFold(_ answers: [PartAnswer]) throws -> Table {
    let table = (held ?? rows).table
    let width = task == .multiclass ? target.classes.count : 1
    var sums = [[Double]](repeating: [Double](repeating: 0, count: table.rowCount), count: width)
    var counts = [Double](repeating: 0, count: table.rowCount)
    var partOf = [Int64](repeating: 0, count: table.rowCount)
    for answer in answers {
      let part = parts[answer.part]
      var place = 0
      for (row, isJudged) in part.judged.enumerated() where isJudged {
        for column in 0..<width { sums[column][row] += answer.columns[column][place] }
        counts[row] += 1
        if partOf[row] == 0 { partOf[row] = Int64(part.place + 1) }
        place += 1
      }
    }
    let judged = counts.map { $0 > 0 }
    let means = sums.map { column in zip(column, counts).compactMap { $1 > 0 ? $0 / $1 : nil } }
    let own = try Table(rows.columns.compactMap { table[$0] }, rowCount: table.rowCount).taking(judged)
    let added = try TableScores(target: target, task: task, columns: means, unseen: []).added()
    let part = Column("part", type: .int, values: .ints(zip(partOf, judged).filter(\.1).map(\.0)))
    return try own.adding(added + [part])
  }
}
