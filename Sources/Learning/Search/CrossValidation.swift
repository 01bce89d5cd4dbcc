import Engines
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

  /// One report a part.
  public let reports: [Evaluation]
  public let task: Task
  /// The metrics that are defined in every part, the main one first.
  public let scores: [Score]

  /// Remarks of the trainings and the reports, each once.
  public let notes: [String]

  init(_ reports: [Evaluation], trained: [Int], notes: [String]) {
    self.reports = reports
    var told: Set<String> = []
    self.notes = (notes + reports.flatMap(\.notes)).filter { told.insert($0).inserted }
    task = reports.first?.task ?? .regression
    let judged = Double(reports.reduce(0) { $0 + $1.count })
    let share = judged / max(1, Double(trained.reduce(0, +)))
    let names = reports.first?.scores.map(\.name) ?? []
    scores = names.compactMap { name in
      let values = reports.compactMap { $0.score(name) }
      return values.count == reports.count ? Score(name, values, share: share) : nil
    }
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
}

extension Training {
  /// Trains as often as there are parts, each time on all rows but one part, and judges each model on that part. Every
  /// preparation is fitted on the training rows of its part alone.
  ///
  /// - Parameters:
  ///   - folds: How many parts, from 2.
  ///   - repeats: How often the rows are divided anew.
  ///   - rule: What keeps rows together or apart. Without one, classes keep their shares in each part.
  public func crossValidated(
    on frame: Frame, folds: Int = 5, repeats: Int = 1, by rule: SplitRule = SplitRule()
  ) throws -> CrossValidation {
    guard (1...100).contains(repeats) else {
      throw Fault("L045", "`repeats` is a number from 1 to 100, not \(repeats)", subject: "repeats")
    }
    try check(on: frame)
    var rule = rule
    if rule.stratify == nil, rule.group == nil, rule.time == nil, try holdsClasses(frame) {
      rule.stratify = .column(target)
    }
    var training = self
    var (reports, trained, notes): ([Evaluation], [Int], [String]) = ([], [], [])
    for turn in 0..<repeats {
      for (place, parts) in try frame.fold(folds, by: rule, seed: seed &+ turn).enumerated() {
        try Watch.current.check()
        training.seed = seed &+ turn &* folds &+ place
        let model = try Watch.current.stage(
          Progress("part \(turn * folds + place + 1) of \(folds * repeats)")
        ) { try training.run(on: parts.frames[0]) }
        reports.append(try model.evaluate(parts.frames[1], seen: true))
        trained.append(model.card.training.rows)
        notes += model.card.training.notes
      }
    }
    return CrossValidation(reports, trained: trained, notes: notes)
  }

  /// Whether the target holds classes, by the rule of a training: texts, truths, or few different whole numbers.
  private func holdsClasses(_ frame: Frame) throws -> Bool {
    if let task { return task.isClassification }
    switch frame.schema.type(of: target) {
    case .text, .bool: return true
    case .int:
      let values = try frame.select([target]).distinct().head(TargetReading.fewIntegers + 2).collect()
      return values.rowCount - (values[target]?.missingCount ?? 0) <= TargetReading.fewIntegers
    default: return false
    }
  }
}
