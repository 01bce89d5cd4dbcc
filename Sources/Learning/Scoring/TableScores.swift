import Frames

/// The model's answers for the rows of a table.
struct TableScores {
  let reading: AnswerReading
  /// One column a class (otherwise, and of two classes, a single one), each with one number a row.
  let columns: [[Double]]
  /// One column for each name beside the answer.
  let also: [[Double]]
  let unseen: [(column: String, rows: Int)]
  /// What the engine tells of its answers, one line each.
  var remarks: [String] = []
  /// Two classes: the probability from which each row is told positive, where groups have their own; 0.5 elsewhere.
  var thresholds: [Double]?

  private init(
    _ reading: AnswerReading, columns: [[Double]], also: [[Double]], unseen: [(column: String, rows: Int)]
  ) {
    (self.reading, self.columns, self.also, self.unseen) = (reading, columns, also, unseen)
  }

  /// Answers by themselves: as they are, and with a threshold of one half.
  init(target: Target, task: Task, columns: [[Double]], unseen: [(column: String, rows: Int)]) {
    self.init(AnswerReading(task: task, target: target), columns: columns, also: [], unseen: unseen)
  }

  /// Takes the engine's numbers, row after row.
  init(_ reading: AnswerReading, answers: [Double], unseen: [(column: String, rows: Int)]) {
    let (columns, also) = reading.columns(answers)
    self.init(reading, columns: columns, also: also, unseen: unseen)
  }

  /// The answers of the rows that are marked.
  func taking(_ kept: [Bool]) -> TableScores {
    guard kept.contains(false) else { return self }
    func taken(_ values: [Double]) -> [Double] { zip(values, kept).filter(\.1).map(\.0) }
    var rest = TableScores(reading, columns: columns.map(taken), also: also.map(taken), unseen: unseen)
    rest.thresholds = thresholds.map(taken)
    return rest
  }

  var target: Target { reading.target }
  var task: Task { reading.task }
  var rows: Int { columns.first?.count ?? 0 }

  /// Judges the answers by the labels: class numbers, or values.
  func judged(labels: [Double]) -> Judged {
    switch task {
    case .regression, .clusters, .anomalies: return .regression(truth: labels, predicted: columns[0])
    case .binary:
      var judged = Judged.binary(
        truth: labels.map { $0 == 1 }, probability: columns[0], classes: target.classNames,
        threshold: reading.threshold)
      judged.labels = labels.map { Int(exactly: $0) ?? 0 }
      if thresholds != nil { judged.predictedLabels = columns[0].indices.map { isPositive($0) ? 1 : 0 } }
      return judged
    case .multiclass:
      return .multiclass(
        labels: labels.map { Int(exactly: $0) ?? 0 }, probabilities: columns, classes: target.classNames)
    }
  }

  /// The columns that `predict` adds: `prediction`, and for classes `probability` and `p_CLASS`; `cluster`, or `anomaly` and
  /// `score`; and what is told beside them.
  func added() throws -> [Column] {
    switch task {
    case .regression: return [number("prediction", columns[0])] + beside
    case .clusters:
      let numbers = columns[0].map { Int64(exactly: $0) ?? 0 }
      return [Column("cluster", type: .int, values: .ints(numbers))] + beside
    case .anomalies:
      let unusual = columns[0].map { $0 < reading.threshold }
      return [Column("anomaly", type: .bool, values: .bools(unusual)), number("score", columns[0])] + beside
    case .binary:
      let classes = columns[0].indices.map { isPositive($0) ? 1 : 0 }
      return [prediction(classes), number("probability", columns[0])]
        + [
          number("p_" + target.classNames[0], columns[0].map { 1 - $0 }),
          number("p_" + target.classNames[1], columns[0]),
        ]
    case .multiclass:
      let judged = Judged.multiclass(
        labels: [Int](repeating: 0, count: rows), probabilities: columns, classes: target.classNames)
      return [prediction(judged.predictedLabels)]
        + zip(target.classNames, columns).map { number("p_" + $0, $1) }
    }
  }

  private func isPositive(_ row: Int) -> Bool { columns[0][row] >= (thresholds?[row] ?? reading.threshold) }

  /// Classes: the number of the class that a row is told.
  func best(_ row: Int) -> Int {
    guard task == .multiclass else { return task == .binary && isPositive(row) ? 1 : 0 }
    var best = 0
    for place in columns.indices where columns[place][row] > columns[best][row] { best = place }
    return best
  }

  /// What is said of one row.
  func prediction(_ row: Int) -> Prediction {
    switch task {
    case .regression, .clusters, .anomalies:
      return reading.prediction(columns.map { $0[row] } + also.map { $0[row] }, unseen: [])
    case .binary:
      let probability = columns[0][row]
      return Prediction(
        value: target.classes[best(row)], probability: probability, probabilities: [1 - probability, probability])
    case .multiclass: return Prediction(value: target.classes[best(row)], probabilities: columns.map { $0[row] })
    }
  }

  private var beside: [Column] { zip(reading.also, also).map { number($0, $1) } }

  private func number(_ name: String, _ values: [Double]) -> Column {
    Column(name, type: .double, values: .doubles(values))
  }

  private func prediction(_ numbers: [Int]) -> Column {
    let values: Column.Values =
      switch target.type {
      case .bool: .bools(numbers.map { target.classes[$0].bool ?? false })
      case .int: .ints(numbers.map { Int64(target.classes[$0].int ?? 0) })
      case .double: .doubles(numbers.map { target.classes[$0].double ?? .nan })
      default: .texts(TextValues(numbers.map { target.classes[$0].text }))
      }
    return Column("prediction", type: target.type, values: values)
  }
}
