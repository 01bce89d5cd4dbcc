import Engines
import Frames

/// Rows in memory, read once, and the parts in which they are held back in turn: what cross-validation and every search
/// judge trainings on. The target's task and classes are settled on all rows, so that every part means the same by them.
struct Rehearsal: Sendable {
  /// The training that is rehearsed, with the task and the positive class settled.
  let training: Training
  let rows: TrainingRows
  /// Rows of their own that are judged in place of parts.
  let held: TrainingRows?
  let task: Task
  let target: Target
  /// The number of each row's class, or its value, NaN where it is missing; of the rows that are judged.
  let labels: [Double]
  let parts: [FoldPart]
  /// Remarks on the rows.
  let notes: [String]

  /// What is judged of a training: parts in turn, a share drawn once, or rows of their own.
  enum Judging: Sendable {
    case folds(Folds)
    case share(Double)
    case rows(Frame)
  }

  /// Reads the frame. L070 where it holds rows of a test part, L071 where the rows cannot be judged as asked.
  init(_ training: Training, on frame: Frame, _ judging: Judging, verb: String) throws {
    try TestRows.refuse(frame, to: verb)
    var training = training
    let rows = try training.rows(of: frame)
    guard let column = rows.table[training.target] else { throw rows.table.schema.unknown(training.target) }
    let reading = try TargetReading(column, task: training.task, positive: training.positive)
    try training.estimator.check(reading.task, of: training.target)
    training.task = reading.task
    training.positive = reading.target.positive
    task = reading.task
    target = reading.target
    var notes = reading.notes
    let missing = reading.labels.reduce(0) { $0 + ($1.isNaN ? 1 : 0) }
    if missing > 0 { notes.append("left out \(Counted.rows(missing)) where .\(target.name) is missing") }
    var held: TrainingRows?
    var labels = reading.labels
    switch judging {
    case .folds(let folds):
      parts = try folds.parts(
        of: rows.table, labels: labels, ofClasses: task.isClassification, seed: training.seed)
    case .share(let share):
      let drawn = try TrainingParts(labels: labels, validation: share, seed: training.seed)
      guard let learnt = drawn.training, let judged = drawn.validation else {
        throw Fault("L071", "there is no row to judge by", subject: "validate")
      }
      parts = [FoldPart(turn: 0, place: 0, training: learnt, judged: judged)]
    case .rows(let frame):
      try TestRows.refuse(frame, to: verb)
      let own = try training.rows(of: frame)
      guard let column = own.table[target.name] else { throw own.table.schema.unknown(target.name) }
      parts = [
        FoldPart(
          turn: 0, place: 0, training: labels.map { !$0.isNaN },
          judged: try Rehearsal.labels(of: column, target, task).map { !$0.isNaN })
      ]
      labels = try Rehearsal.labels(of: column, target, task)
      held = own
    }
    self.training = training
    self.rows = rows
    self.held = held
    self.labels = labels
    self.notes = notes
    if task.isClassification { try checkClasses(reading.labels) }
  }

  private static func labels(of column: Column, _ target: Target, _ task: Task) throws -> [Double] {
    if task.isClassification { return ClassNumbers(target).labels(of: column).map { $0 < 0 ? .nan : $0 } }
    if let numbers = column.numbers { return numbers }
    throw Fault("L031", "`\(column.name)` holds \(column.type), and it is to be numbers", subject: "." + column.name)
  }

  /// Throws L071 where a part has one class only: nothing can be learnt from it, or two classes not told apart.
  private func checkClasses(_ learnt: [Double]) throws {
    for (number, part) in parts.enumerated() {
      for (rows, labels, act) in [(part.training, learnt, "learnt from"), (part.judged, labels, "judged")] {
        var found: Set<Double> = []
        for (row, isTaken) in rows.enumerated() where isTaken && !labels[row].isNaN {
          found.insert(labels[row])
          if found.count > 1 { break }
        }
        guard found.count < 2, task == .binary || act == "learnt from" else { continue }
        let named = found.first.flatMap { Int(exactly: $0) }.flatMap {
          target.classes.indices.contains($0) ? target.classes[$0] : nil
        }
        throw Fault(
          "L071",
          "in part \(number + 1) of \(parts.count) every row \(act) has `\(target.name)` \(named.map { "\($0)" } ?? "missing")",
          subject: "." + target.name,
          help: "take fewer parts, or divide by another rule: without one, each part has all classes")
      }
    }
  }

  /// Trains on a part's rows and judges the others.
  ///
  /// - Parameter share: The share of the part's rows that is learnt from, the same rows for the same share.
  func judge(_ asked: Training, part number: Int, share: Double = 1) throws -> PartAnswer {
    let part = parts[number]
    var training = asked
    (training.task, training.positive) = (task, task == .binary ? target.positive : nil)
    training.seed = asked.seed &+ number
    training.isRehearsal = true
    var kept = part.training
    if share < 1 {
      var source = RandomSource(seed: asked.seed &+ number)
      let order = kept.indices.filter { kept[$0] }.shuffled(using: &source)
      let count = max(2, Int(exactly: (Double(order.count) * share).rounded()) ?? 2)
      for row in order.dropFirst(count) { kept[row] = false }
    }
    let clock = ContinuousClock()
    let began = clock.now
    var run = TrainingRun(training, rows: try rows.taking(kept), held: nil)
    let model = try run.run()
    let judged = try (held ?? rows).table.taking(part.judged)
    let scores = aligned(try Scorer(model).score(prepared: judged), of: model.target)
    let found = scores.judged(labels: zip(labels, part.judged).filter(\.1).map(\.0))
    let took = (clock.now - began).components
    return PartAnswer(
      part: number,
      scores: Metric.all(for: task).compactMap { metric in
        metric.measure(found).map { Evaluation.Score(name: metric.name, value: $0) }
      }, columns: scores.columns, judged: found.count, trained: model.card.training.rows,
      iterations: model.card.training.iterations, notes: model.card.training.notes + scores.notes,
      seconds: Double(took.seconds) + Double(took.attoseconds) / 1e18)
  }

  /// The answers with a column for each class of the target: a part may lack some, which then have probability 0.
  private func aligned(_ scores: TableScores, of own: Target) -> TableScores {
    guard task == .multiclass, own.classes != target.classes else { return scores }
    let columns = target.classes.map { name in
      own.classes.firstIndex(of: name).map { scores.columns[$0] } ?? [Double](repeating: 0, count: scores.rows)
    }
    return TableScores(target: target, task: task, columns: columns, unseen: scores.unseen)
  }
}

/// What came of one training on one part.
struct PartAnswer: Sendable {
  /// The place of the part among all.
  let part: Int
  /// The metrics that are defined on its rows, the main one first.
  let scores: [Evaluation.Score]
  /// The answers for the judged rows: one column a class of several, else a single one.
  let columns: [[Double]]
  let judged: Int
  let trained: Int
  let iterations: Int
  let notes: [String]
  let seconds: Double

  func score(_ name: String) -> Double? { scores.first { $0.name == name }?.value }
}
