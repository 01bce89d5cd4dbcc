import Engines
import Frames

extension Estimator {
  /// What every model must beat: it looks at no feature, and says of each row what is true of all.
  public static let baseline = Estimator(
    "baseline",
    "Tells the same of every row: the shares of the classes, or the mean of a number. What every model must beat.",
    parameters: [
      Parameter(
        "statistic", aliases: ["strategy"], .choice(["mean", "median"]), .text("mean"),
        "What is told of a number: \"mean\" has the least squared error, \"median\" the least absolute one.")
    ],
    fit: { BaselineFit(lesson: $0) }, load: { try BaselineAnswer($0) })
}

/// Counts classes, or averages numbers, by the weights of the rows.
struct BaselineFit: Fit {
  let lesson: Lesson

  var engine: String { "baseline 1" }

  func taking(_ rows: LabelledRows, validation: LabelledRows?) throws -> () throws -> FitResult {
    let answer = BaselineAnswer(answer: answer(rows), task: lesson.task)
    var result = FitResult(bytes: answer.bytes)
    if let validation { result.validation = validation.loss(lesson.task, answer.predict(validation.source)) }
    return { [result] in result }
  }

  /// The share of each class, or the mean or median; a row of weight 2 counts as two rows.
  private func answer(_ rows: LabelledRows) -> [Double] {
    let weights = rows.weights ?? [Double](repeating: 1, count: rows.labels.count)
    let total = weights.reduce(0, +)
    guard lesson.task.isClassification else {
      if lesson.value("statistic").text == "median" { return [BaselineFit.median(rows.labels, weights)] }
      return [zip(rows.labels, weights).reduce(0) { $0 + $1.0 * ($1.1 / total) }]
    }
    var shares = [Double](repeating: 0, count: lesson.classes)
    for (label, weight) in zip(rows.labels, weights) {
      if let number = Int(exactly: label), shares.indices.contains(number) { shares[number] += weight }
    }
    return shares.map { $0 / total }
  }

  /// The value below and above which half of the weight lies; the middle of two where it falls between them.
  static func median(_ values: [Double], _ weights: [Double]) -> Double {
    let sorted = zip(values, weights).filter { $0.1 > 0 }.sorted { $0.0 < $1.0 }
    let half = sorted.reduce(0) { $0 + $1.1 } / 2
    var below = 0.0
    for (place, item) in sorted.enumerated() {
      below += item.1
      if below == half, place + 1 < sorted.count { return item.0 / 2 + sorted[place + 1].0 / 2 }
      if below >= half { return item.0 }
    }
    return .nan
  }
}

/// The answer to every row. It is kept as one line of text: `baseline 1`, then the numbers.
struct BaselineAnswer: Predicting {
  /// A share for each class, or one value.
  let answer: [Double]
  let task: Task

  init(answer: [Double], task: Task) {
    self.answer = answer
    self.task = task
  }

  /// Reads what a model keeps; L002 when it does not fit the model's target.
  init(_ learnt: Learnt) throws {
    let words = String(decoding: learnt.engine.prefix(100_000_000), as: UTF8.self).split(separator: " ")
    let numbers = words.dropFirst(2).compactMap { Double($0) }
    let isClass = learnt.task.isClassification
    guard words.prefix(2) == ["baseline", "1"], numbers.count == words.count - 2,
      numbers.count == (isClass ? learnt.target.classes.count : 1), numbers.allSatisfy(\.isFinite),
      learnt.task != .binary || numbers.count == 2, !isClass || numbers.allSatisfy({ (0...1).contains($0) })
    else {
      throw Fault("L002", "the baseline does not fit its target", help: "train the model again")
    }
    self.init(answer: numbers, task: learnt.task)
  }

  /// Every number as the shortest text that reads back as the same number.
  var bytes: [UInt8] { Array((["baseline", "1"] + answer.map { "\($0)" }).joined(separator: " ").utf8) }

  var featureCount: Int? { nil }

  /// Of two classes only the positive one's share.
  private var told: [Double] { task == .binary ? Array(answer.suffix(1)) : answer }

  func predict(_ row: [Double]) -> [Double] { told }

  func predict(_ rows: FeatureRows) -> [Double] {
    if told.count == 1 { return [Double](repeating: told[0], count: rows.rowCount) }
    return (0..<rows.rowCount).flatMap { _ in told }
  }

  func gains() throws -> [Double] { throw unexplained }

  func contributions(_ rows: FeatureRows) throws -> [Double] { throw unexplained }

  private var unexplained: Fault {
    Fault(
      "L043", "a baseline looks at no feature, so there is nothing to explain", help: "explain a model such as `gbm`")
  }
}
