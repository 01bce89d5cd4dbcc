import Frames

/// The model's answers for the rows of a table.
struct TableScores {
  let target: Target
  let task: Task
  /// One column a class (regression and two classes: a single one), each with one number a row.
  let columns: [[Double]]
  let unseen: [(column: String, rows: Int)]
  /// What the engine tells of its answers, one line each.
  var remarks: [String] = []
  /// Two classes: the probability from which each row is told positive, where groups have their own; 0.5 elsewhere.
  var thresholds: [Double]?

  init(target: Target, task: Task, columns: [[Double]], unseen: [(column: String, rows: Int)]) {
    self.target = target
    self.task = task
    self.columns = columns
    self.unseen = unseen
  }

  /// Takes the engine's answers, row after row.
  init(target: Target, task: Task, answers: [Double], unseen: [(column: String, rows: Int)]) {
    self.target = target
    self.task = task
    self.unseen = unseen
    let width = task == .multiclass ? target.classes.count : 1
    guard width > 1 else {
      columns = [answers]
      return
    }
    let rows = answers.count / width
    columns = (0..<width).map { place in (0..<rows).map { answers[$0 * width + place] } }
  }

  var rows: Int { columns.first?.count ?? 0 }

  /// Judges the answers by the labels: class numbers, or values.
  func judged(labels: [Double]) -> Judged {
    switch task {
    case .regression: return .regression(truth: labels, predicted: columns[0])
    case .binary:
      var judged = Judged.binary(
        truth: labels.map { $0 == 1 }, probability: columns[0], classes: target.classNames)
      judged.labels = labels.map { Int(exactly: $0) ?? 0 }
      if thresholds != nil { judged.predictedLabels = columns[0].indices.map { isPositive($0) ? 1 : 0 } }
      return judged
    case .multiclass:
      return .multiclass(
        labels: labels.map { Int(exactly: $0) ?? 0 }, probabilities: columns, classes: target.classNames)
    }
  }

  /// The columns that `predict` adds: `prediction`, and for classes `probability` and `p_CLASS`.
  func added() throws -> [Column] {
    switch task {
    case .regression: return [Column("prediction", type: .double, values: .doubles(columns[0]))]
    case .binary:
      let classes = columns[0].indices.map { isPositive($0) ? 1 : 0 }
      return [prediction(classes), probability("probability", columns[0])]
        + [
          probability("p_" + target.classNames[0], columns[0].map { 1 - $0 }),
          probability("p_" + target.classNames[1], columns[0]),
        ]
    case .multiclass:
      let judged = Judged.multiclass(
        labels: [Int](repeating: 0, count: rows), probabilities: columns, classes: target.classNames)
      return [prediction(judged.predictedLabels)]
        + zip(target.classNames, columns).map { probability("p_" + $0, $1) }
    }
  }

  private func isPositive(_ row: Int) -> Bool { columns[0][row] >= (thresholds?[row] ?? 0.5) }

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
    case .regression: return Prediction(value: .number(columns[0][row]))
    case .binary:
      let probability = columns[0][row]
      return Prediction(
        value: target.classes[best(row)], probability: probability, probabilities: [1 - probability, probability])
    case .multiclass: return Prediction(value: target.classes[best(row)], probabilities: columns.map { $0[row] })
    }
  }

  private func probability(_ name: String, _ values: [Double]) -> Column {
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
