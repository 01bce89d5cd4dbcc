import Frames

/// How the numbers of an engine become a model's answer: calibrated, held against the threshold, and named.
struct AnswerReading: Sendable {
  let task: Task
  let target: Target
  /// From which probability on the positive class is told, or below which score a row is unusual.
  let threshold: Double
  let calibration: Calibration?
  /// What the numbers beside the answer are called.
  let also: [String]

  init(task: Task, target: Target, threshold: Double? = nil, calibration: Calibration? = nil, also: [String] = []) {
    self.task = task
    self.target = target
    self.threshold = threshold ?? 0.5
    self.calibration = calibration
    self.also = also
  }

  init(_ card: ModelCard) throws {
    self.init(
      task: card.task, target: card.target, threshold: card.threshold, calibration: card.calibration,
      also: try Estimator.named(card.estimator).also)
  }

  /// How many numbers of a row are the answer itself.
  private var ownCount: Int { task == .multiclass ? target.classes.count : 1 }

  /// How many numbers the engine gives for a row.
  var width: Int { ownCount + also.count }

  /// One row; a group may have a threshold of its own.
  func prediction(_ numbers: [Double], unseen: [String], threshold own: Double? = nil) -> Prediction {
    let threshold = own ?? self.threshold
    let answer = calibration.map { $0(numbers.prefix(ownCount)) } ?? numbers
    let first = answer.first ?? .nan
    let classes = target.classes
    switch task {
    case .regression: return Prediction(value: .number(first), unseen: unseen, also: beside(numbers))
    case .binary:
      return Prediction(
        value: first >= threshold ? classes[1] : classes[0], probability: first, probabilities: [1 - first, first],
        unseen: unseen)
    case .multiclass:
      var best = 0
      for place in answer.indices where answer[place] > answer[best] { best = place }
      return Prediction(value: classes[best], probabilities: answer, unseen: unseen)
    case .clusters:
      return Prediction(value: Int(exactly: first).map(Scalar.int) ?? .missing, unseen: unseen, also: beside(numbers))
    case .anomalies:
      return Prediction(
        value: .bool(first < threshold), unseen: unseen, also: [ScalarField("score", .number(first))] + beside(numbers))
    }
  }

  private func beside(_ numbers: [Double]) -> [ScalarField] {
    zip(also, numbers.dropFirst(ownCount)).map { ScalarField($0, .number($1)) }
  }

  /// The numbers of many rows as columns: those of the answer, calibrated, and those beside it.
  func columns(_ numbers: [Double]) -> (own: [[Double]], also: [[Double]]) {
    let rows = numbers.count / max(1, width)
    var columns = (0..<width).map { place in
      width == 1 ? numbers : (0..<rows).map { numbers[$0 * width + place] }
    }
    if let calibration {
      for row in 0..<rows {
        let told = calibration(columns.prefix(ownCount).map { $0[row] })
        for place in 0..<ownCount { columns[place][row] = told[place] }
      }
    }
    return (Array(columns.prefix(ownCount)), Array(columns.dropFirst(ownCount)))
  }
}
