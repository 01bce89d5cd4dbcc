import Engines

/// Judges each member on its group's rows that were held back, beside the pooled model on the same rows.
struct FamilyJudge: Sendable {
  let lesson: Lesson
  private let held: FamilyRows
  private let card: ModelCard
  private let pooled: FamilyEngine

  /// - Parameter card: What the members have in common.
  init(_ lesson: Lesson, _ held: FamilyRows, _ card: ModelCard, pooled: ArraySlice<UInt8>) throws {
    self.lesson = lesson
    self.held = held
    self.card = card
    self.pooled = try FamilyEngine(pooled, card)
  }

  /// The judgement of a group's rows and the answers that they got: by the group's own engine, or by the pooled one.
  func judged(_ rows: [Int], by engine: ArraySlice<UInt8>?) throws -> (FamilyMember.Judgement, answers: [Double]) {
    let own = held.taking(rows)
    let pooledAnswers = try pooled.predict(own.source)
    let answers = try engine.map { try FamilyEngine($0, card).predict(own.source) } ?? pooledAnswers
    return (
      FamilyMember.Judgement(
        lesson.task, lesson.classNames, labels: own.labels, answers: answers, pooled: pooledAnswers), answers
    )
  }

  /// The loss over all rows that were held back, each answered by its group's model; rows without a group by the pooled one.
  func loss(_ groups: [(rows: [Int], answers: [Double])]) throws -> (metric: String, value: Double) {
    let labels = held.bare.labels
    let width = lesson.task == .multiclass ? lesson.classes : 1
    var answers = try pooled.predict(held.bare.source)
    for group in groups where !group.answers.isEmpty {
      for (place, row) in group.rows.enumerated() {
        for number in 0..<width { answers[row * width + number] = group.answers[place * width + number] }
      }
    }
    return labels.isEmpty ? ("", .nan) : held.bare.loss(lesson.task, answers)
  }
}

extension FamilyMember.Judgement {
  /// - Parameters:
  ///   - labels: Class numbers, or values.
  ///   - answers: The member's answers, row after row.
  ///   - pooled: The pooled model's.
  init(_ task: Task, _ classNames: [String], labels: [Double], answers: [Double], pooled: [Double]) {
    let metric = Metric.main(of: task)
    let judged = Judged(task, classNames, labels: labels, answers: answers)
    let interval = metric.interval(judged)
    self.init(
      metric: metric.name, rows: labels.count, value: metric.measure(judged), low: interval?.low,
      high: interval?.high, pooled: metric.measure(Judged(task, classNames, labels: labels, answers: pooled)))
  }
}

extension Judged {
  /// Rows by the engine's answers, row after row; a label that is no class of the model's is one past the last.
  init(_ task: Task, _ classNames: [String], labels: [Double], answers: [Double]) {
    let classes = labels.map { Int(exactly: $0).flatMap { $0 >= 0 ? $0 : nil } ?? classNames.count }
    switch task {
    case .regression, .clusters, .anomalies: self = .regression(truth: labels, predicted: answers)
    case .binary:
      self = .binary(truth: labels.map { $0 == 1 }, probability: answers, classes: classNames)
      self.labels = classes
    case .multiclass:
      let width = max(1, classNames.count)
      self = .multiclass(
        labels: classes,
        probabilities: classNames.indices.map { place in labels.indices.map { answers[$0 * width + place] } },
        classes: classNames)
    }
  }
}
